import type { DatasetManifest, Part, PartName } from '#core/dataset.ts';
import { badFile } from './import-fault.ts';
import type { Inspected } from './material.ts';
import type { ImportPlan } from './plan.ts';
import { type PutFile, createShardSink } from './shard-sink.ts';
import { type DecodePicture, type Draft, type WriteControl, writeImages } from './write-images.ts';
import { writeSeries } from './write-series.ts';
import { writeTable } from './write-table.ts';
import { writeTexts } from './write-texts.ts';

export interface Imported {
  readonly manifest: DatasetManifest;
  /** Of all files, packed. */
  readonly sizeBytes: number;
}

/** Makes a data set of what was inspected. Files go to `put` as they are ready; they mean nothing without the manifest. */
export async function importDataset(
  { found, material }: Inspected,
  plan: ImportPlan,
  id: string,
  { put, decode }: { readonly put: PutFile; readonly decode: DecodePicture },
  control: WriteControl,
): Promise<Imported> {
  checkPlan(plan);
  const sink = createShardSink(put);
  const written = await write();
  const { parts, sizeBytes } = sink.finish();
  return { manifest: assemble(written.draft, id, parts, written.breaks), sizeBytes };

  async function write(): Promise<{
    draft: Draft;
    breaks?: Readonly<Record<PartName, NonNullable<Part['breaks']>>>;
  }> {
    const format = found.format;
    if (plan.kind === 'image' && (material.kind === 'pictures' || material.kind === 'pixels')) {
      requireClasses(material.classNames);
      return { draft: await writeImages(material, plan, format, sink, decode, control) };
    }
    if (plan.kind === 'text' && (material.kind === 'texts' || material.kind === 'records'))
      return { draft: await writeTexts(material, plan, format, sink, control) };
    if (plan.kind === 'table' && material.kind === 'records')
      return { draft: await writeTable(material, plan, format, sink, control) };
    if (plan.kind === 'series' && material.kind === 'records')
      return writeSeries(material, plan, format, sink, control);
    throw badFile(`The files hold no data of the kind '${plan.kind}'. Choose another kind.`);
  }
}

function assemble(
  draft: Draft,
  id: string,
  parts: Readonly<Record<PartName, Part>>,
  breaks: Readonly<Record<PartName, NonNullable<Part['breaks']>>> | undefined,
): DatasetManifest {
  const withBreaks = (part: PartName): Part =>
    breaks === undefined || breaks[part].length === 0
      ? parts[part]
      : { ...parts[part], breaks: breaks[part] };
  return {
    ...draft,
    id,
    parts: {
      train: withBreaks('train'),
      validation: withBreaks('validation'),
      heldOut: withBreaks('heldOut'),
    },
  };
}

function checkPlan({ title, split: { fractions, seed } }: ImportPlan): void {
  const shares = Object.values(fractions);
  const sum = shares.reduce((total, share) => total + share, 0);
  if (title.trim() === '') throw badFile('The data set has no name. Write one.');
  if (shares.some((share) => !(share > 0 && share < 1)) || Math.abs(sum - 1) > 0.001)
    throw badFile(
      `The shares of training, validation and the held-out part are ${shares.map((share) => `${Math.round(share * 100)} %`).join(', ')}; each must be above 0, and together 100 %. Change them.`,
    );
  if (!Number.isInteger(seed) || seed < 0)
    throw badFile('The seed must be a whole number from 0 up. Change it.');
}

function requireClasses(classNames: readonly string[]): void {
  if (classNames.length < 2)
    throw badFile(
      `There is only one class ('${classNames[0] ?? ''}'), so there is nothing to tell apart. Choose files with two classes at least.`,
    );
}
