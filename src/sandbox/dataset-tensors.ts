import * as tf from '@tensorflow/tfjs';
import type { DatasetManifest, LearnerDataset, PartRows } from '#core/dataset.ts';
import { learnerFault } from './run-fault.ts';

type ManifestOf<Kind extends DatasetManifest['kind']> = Extract<DatasetManifest, { kind: Kind }>;
type RowsOf<Kind extends PartRows['kind']> = Extract<PartRows, { kind: Kind }>;

/** What `dataset(…)` gives to learner code, by the kind of data alone (types: lab.d.ts). The learner owns the tensors. */
export function buildLearnerDataset({ manifest, train, validation }: LearnerDataset): object {
  const parts = { train, validation };
  if (manifest.kind === 'image') {
    const { classNames, shape } = manifest;
    return { ...eachPart(parts, 'image', (rows) => buildImages(rows, manifest)), classNames, shape };
  }
  if (manifest.kind === 'text') {
    const { classNames, vocabulary } = manifest;
    return { ...eachPart(parts, 'text', buildTexts), classNames, vocabulary };
  }
  if (manifest.kind === 'table') {
    const { columns, target } = manifest;
    return { ...eachPart(parts, 'table', (rows) => buildTable(rows, columns.length)), columns, target };
  }
  const { columns, start, step } = manifest;
  const first = columns[0];
  return {
    ...eachPart(parts, 'series', ({ values, count }) => ({ values, count })),
    mean: first?.mean ?? NaN,
    standardDeviation: first?.standardDeviation ?? NaN,
    columns,
    start,
    step,
  };
}

function eachPart<Kind extends PartRows['kind']>(
  parts: { readonly train: PartRows; readonly validation: PartRows },
  kind: Kind,
  build: (rows: RowsOf<Kind>) => object,
): { readonly train: object; readonly validation: object } {
  const check = (rows: PartRows): RowsOf<Kind> => {
    if (isOfKind(rows, kind)) return rows;
    throw learnerFault('threw', `The data set's rows are '${rows.kind}' but its manifest says '${kind}'.`);
  };
  return { train: build(check(parts.train)), validation: build(check(parts.validation)) };
}

function isOfKind<Kind extends PartRows['kind']>(rows: PartRows, kind: Kind): rows is RowsOf<Kind> {
  return rows.kind === kind;
}

function buildImages({ pixels, labels, count }: RowsOf<'image'>, manifest: ManifestOf<'image'>): object {
  const [height, width, channels] = manifest.shape;
  const scaled = new Float32Array(pixels.length);
  for (let i = 0; i < pixels.length; i++) scaled[i] = (pixels[i] ?? NaN) / 255;
  const classes = manifest.classNames.length;
  const oneHot = new Float32Array(count * classes);
  for (let row = 0; row < count; row++) oneHot[row * classes + (labels[row] ?? 0)] = 1;
  return {
    xs: tf.tensor4d(scaled, [count, height, width, channels]),
    ys: tf.tensor2d(oneHot, [count, classes]),
    labels: tf.tensor1d(Int32Array.from(labels), 'int32'),
    count,
  };
}

function buildTexts({ texts, labels, count }: RowsOf<'text'>): object {
  return { texts, labels: Array.from(labels), ys: tf.tensor2d(Float32Array.from(labels), [count, 1]), count };
}

function buildTable({ features, targets, count }: RowsOf<'table'>, columns: number): object {
  return { xs: tf.tensor2d(features, [count, columns]), ys: tf.tensor2d(targets, [count, 1]), count };
}
