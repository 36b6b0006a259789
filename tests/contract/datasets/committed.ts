import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { type DatasetKind, DatasetManifest, type PartName, type Shard } from '#core/dataset.ts';
import { PretrainedManifest } from '#core/pretrained.ts';
import { decodeSprite } from '../../../tools/datasets/lib/sprite.ts';

/** Where the data sets lie that the site serves. */
export const FOLDER = join(import.meta.dirname, '../../../public/datasets');
export const PARTS: readonly PartName[] = ['train', 'validation', 'heldOut'];

type ManifestOf<K extends DatasetKind> = Extract<DatasetManifest, { kind: K }>;

const parsed = new Map<string, DatasetManifest | PretrainedManifest>();
const all = readdirSync(FOLDER)
  .filter((id) => existsSync(join(FOLDER, id, 'dataset.json')))
  .map(parseManifest);

/** Every manifest that is there; a folder without dataset.json is no data set. */
export const DATASETS = all.filter((manifest) => manifest.kind !== 'model');
export const MODELS = all.filter((manifest) => manifest.kind === 'model');

export function readManifest(id: string): DatasetManifest {
  const manifest = parseManifest(id);
  if (manifest.kind === 'model') throw new Error(`public/datasets/${id} is a model, not a data set`);
  return manifest;
}

function parseManifest(id: string): DatasetManifest | PretrainedManifest {
  const earlier = parsed.get(id);
  if (earlier !== undefined) return earlier;
  const path = join(FOLDER, id, 'dataset.json');
  if (!existsSync(path)) throw new Error(`${path} is missing; build it: npm run data:build -- ${id}`);
  const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const isModel = v.is(v.looseObject({ kind: v.literal('model') }), json);
  const result = v.safeParse(isModel ? PretrainedManifest : DatasetManifest, json);
  if (!result.success) {
    const [issue] = result.issues;
    throw new Error(`${path} is no manifest: ${issue.message} at ${v.getDotPath(issue) ?? 'its top'}`);
  }
  parsed.set(id, result.output);
  return result.output;
}

/** The manifest of a set that is known to be of this kind; the kind comes with its fields. */
export function readManifestOf<K extends DatasetKind>(id: string, kind: K): ManifestOf<K> {
  const manifest = readManifest(id);
  if (!isOf(manifest, kind)) throw new Error(`${id} is of kind ${manifest.kind}, not ${kind}`);
  return manifest;
}

function isOf<K extends DatasetKind>(manifest: DatasetManifest, kind: K): manifest is ManifestOf<K> {
  return manifest.kind === kind;
}

/** A file as it is served. */
export function readServed(id: string, path: string): Buffer {
  return readFileSync(join(FOLDER, id, path));
}

/** One array of a part, unpacked; of images only where they are raw bytes (see `readPixels`). */
export function readBytes(id: string, part: PartName, array: Shard['array']): Uint8Array<ArrayBuffer> {
  const pieces = shardsOf(id, part, array).map((shard) => {
    const served = readServed(id, shard.path);
    if (shard.encoding === 'webp') throw new Error(`${shard.path} is a picture; use readPixels`);
    return shard.encoding === 'gzip' ? gunzipSync(served) : served;
  });
  return new Uint8Array(Buffer.concat(pieces));
}

/** Pixels of a part as the learner gets them, [count, height, width, channels], of raw bytes and of WebP sprites. */
export async function readPixels(id: string, part: PartName): Promise<Uint8Array<ArrayBuffer>> {
  const { shape } = readManifestOf(id, 'image');
  const pieces: Uint8Array[] = [];
  for (const { path, encoding, count } of shardsOf(id, part, 'pixels')) {
    const served = readServed(id, path);
    pieces.push(encoding === 'webp' ? await decodeSprite(served, count, shape) : gunzipSync(served));
  }
  return new Uint8Array(Buffer.concat(pieces));
}

export function readFloats(id: string, part: PartName, array: Shard['array']): Float32Array<ArrayBuffer> {
  return new Float32Array(readBytes(id, part, array).buffer);
}

/** Rows [count][columns] of a table's features or a series' values. */
export function readRows(id: string, part: PartName, array: 'features' | 'values'): number[][] {
  const values = readFloats(id, part, array);
  const { count } = readManifest(id).parts[part];
  const width = values.length / count;
  return Array.from({ length: count }, (_, row) => [...values.subarray(row * width, (row + 1) * width)]);
}

export function readTexts(id: string, part: PartName): string[] {
  return shardsOf(id, part, 'texts').flatMap(({ path }) =>
    v.parse(v.array(v.string()), JSON.parse(readServed(id, path).toString('utf8'))),
  );
}

/** How often each label from 0 to the highest occurs. */
export function countLabels(labels: Uint8Array | Float32Array): number[] {
  const top = Array.from(labels).reduce((highest, label) => Math.max(highest, label), 0);
  const counts = new Array<number>(top + 1).fill(0);
  for (const label of labels) counts[label] = (counts[label] ?? NaN) + 1;
  return counts;
}

/** Mean and standard deviation (of a population) of one column of row-major values, missing ones left out; worked afresh. */
export function describeColumn(values: Float32Array, index = 0, columns = 1) {
  const column = values.filter((value, at) => at % columns === index && !Number.isNaN(value));
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  const variance = column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length;
  return { mean, standardDeviation: Math.sqrt(variance) };
}

/** What the manifest says that a naive method reaches on the held-out part. */
export function readBaseline(id: string, baseline: string, metric: string): number {
  const found = readManifest(id).baselines.find((entry) => entry.id === baseline && entry.metric === metric);
  if (found === undefined) throw new Error(`${id} states no ${metric} of '${baseline}'`);
  return found.value;
}

function shardsOf(id: string, part: PartName, array: Shard['array']): Shard[] {
  return readManifest(id).parts[part].shards.filter((shard) => shard.array === array);
}
