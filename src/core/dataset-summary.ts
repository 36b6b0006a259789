import * as v from 'valibot';
import type { DatasetManifest } from './dataset.ts';
import type { PretrainedManifest } from './pretrained.ts';

/** A data set in short, as public/datasets/index.json lists it. */
export const DatasetSummary = v.object({
  id: v.string(),
  kind: v.picklist(['image', 'text', 'corpus', 'table', 'series', 'music', 'model']),
  title: v.string(),
  summary: v.string(),
  origin: v.picklist(['real', 'artwork', 'rendered', 'generated', 'own']),
  licence: v.string(),
  /** Of one row, in words: '28 × 28 × 1', '9 columns'. */
  shape: v.string(),
  /** 0 where rows have no classes. */
  classes: v.number(),
  rows: v.object({ train: v.number(), validation: v.number(), heldOut: v.number() }),
  /** Bytes of all files of training and validation, as served. */
  sizeBytes: v.number(),
});
export type DatasetSummary = v.InferOutput<typeof DatasetSummary>;

/** What a manifest says in short. */
export function summarise(manifest: DatasetManifest | PretrainedManifest): DatasetSummary {
  if (manifest.kind === 'model') return summariseModel(manifest);
  const { id, kind, title, summary, origin, licence, parts } = manifest;
  const shards = [...parts.train.shards, ...parts.validation.shards];
  return {
    id,
    kind,
    title,
    summary,
    origin,
    licence: licence.name,
    shape: shapeOf(manifest),
    classes: classNamesOf(manifest).length,
    rows: { train: parts.train.count, validation: parts.validation.count, heldOut: parts.heldOut.count },
    sizeBytes: shards.reduce((sum, shard) => sum + shard.sizeBytes, 0),
  };
}

function summariseModel({
  id,
  kind,
  title,
  summary,
  origin,
  licence,
  variants,
}: PretrainedManifest): DatasetSummary {
  const [whole] = variants;
  return {
    id,
    kind,
    title,
    summary,
    origin,
    licence: licence.name,
    shape: whole?.features ?? '',
    classes: 0,
    rows: { train: 0, validation: 0, heldOut: 0 },
    sizeBytes: (whole?.files ?? []).reduce((sum, file) => sum + file.sizeBytes, 0),
  };
}

/** Names of the classes that rows are labelled with; none for regression, forecasting and generation. */
export function classNamesOf(manifest: DatasetManifest): readonly string[] {
  if ('classNames' in manifest) return manifest.classNames;
  if (manifest.kind === 'table' && manifest.target.kind === 'category') return manifest.target.categories;
  return [];
}

function shapeOf(manifest: DatasetManifest): string {
  switch (manifest.kind) {
    case 'image':
    case 'music':
      return manifest.shape.join(' × ');
    case 'table':
    case 'series':
      return manifest.columns.length === 1 ? '1 column' : `${manifest.columns.length} columns`;
    case 'text':
      return 'text';
    case 'corpus':
      return `${manifest.unit}s`;
  }
}
