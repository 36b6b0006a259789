import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { endianness } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'fflate';
import * as v from 'valibot';
import { assertNever } from '#core/assert-never.ts';
import {
  DatasetManifest,
  type Part,
  type PartName,
  type PartRows,
  type SeriesBreak,
  type Shard,
} from '#core/dataset.ts';
import { encodeSprite } from './sprite.ts';
import { PUBLIC, writeIndex } from './write-index.ts';

const MAX_FILE_BYTES = 6_000_000;
const FILE_PREFIX: Readonly<Record<PartName, string>> = {
  train: 'train',
  validation: 'validation',
  heldOut: 'held-out',
};

/** '.bin', not '.gz': some hosts add 'Content-Encoding: gzip' by that suffix and the browser would unpack it. */
const SUFFIX: Readonly<Record<Shard['encoding'], string>> = { gzip: 'bin', identity: 'json', webp: 'webp' };

type WithoutParts<M> = M extends DatasetManifest ? Omit<M, 'parts'> : never;
/** A manifest before its shards are known. */
export type ManifestDraft = WithoutParts<DatasetManifest>;

/** One array of a part, cut into shards by rows. */
interface PartArray {
  readonly name: Shard['array'];
  encode(fromRow: number, toRow: number): Promise<{ bytes: Uint8Array; encoding: Shard['encoding'] }>;
}

interface WriteOptions {
  /** Rows of one file at most. */
  readonly rowsPerShard?: number;
  /** Of a series with gaps: where in each part time jumps. */
  readonly breaks?: Readonly<Record<PartName, SeriesBreak[]>>;
  /** How images are packed: as raw bytes, or as WebP sprites of a quality from 1 to 100. */
  readonly pixels?: { encoding: 'gzip' } | { encoding: 'webp'; quality: number | 'lossless' };
}

/**
 * Writes `public/datasets/<id>/`: shards, dataset.json, and the set's line in index.json. The same input gives the same
 * bytes on every machine: gzip is fflate's (zlib's output differs by processor), without time or file name. WebP is
 * libwebp's, as sharp packs it.
 */
export async function writeDataset(
  draft: ManifestDraft,
  rows: Readonly<Record<PartName, PartRows>>,
  options: WriteOptions = {},
): Promise<void> {
  if (endianness() !== 'LE') throw new Error('shards are little-endian; build on a little-endian machine');
  const folder = join(PUBLIC, draft.id);
  await mkdir(folder, { recursive: true });
  for (const stale of await readdir(folder)) await rm(join(folder, stale));
  const parts = {
    train: await writePart(folder, 'train', draft, rows.train, options),
    validation: await writePart(folder, 'validation', draft, rows.validation, options),
    heldOut: await writePart(folder, 'heldOut', draft, rows.heldOut, options),
  };
  const manifest = v.parse(DatasetManifest, { ...draft, parts });
  await writeFile(join(folder, 'dataset.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  await writeIndex();
  report(manifest);
}

async function writePart(
  folder: string,
  part: PartName,
  draft: ManifestDraft,
  rows: PartRows,
  options: WriteOptions,
): Promise<Part> {
  const rowsPerShard = options.rowsPerShard ?? 10_000;
  const shards: Shard[] = [];
  for (const array of arraysOf(draft, rows, options)) {
    for (let from = 0; from < rows.count; from += rowsPerShard) {
      const to = Math.min(from + rowsPerShard, rows.count);
      const { bytes, encoding } = await array.encode(from, to);
      const number = String(from / rowsPerShard).padStart(2, '0');
      const path = `${FILE_PREFIX[part]}-${array.name}-${number}.${SUFFIX[encoding]}`;
      if (bytes.length > MAX_FILE_BYTES)
        throw new Error(`${path} has ${bytes.length} bytes; make shards smaller`);
      await writeFile(join(folder, path), bytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      shards.push({ path, array: array.name, count: to - from, encoding, sizeBytes: bytes.length, sha256 });
    }
  }
  const { breaks } = options;
  return { count: rows.count, ...(breaks === undefined ? {} : { breaks: breaks[part] }), shards };
}

function arraysOf(draft: ManifestDraft, rows: PartRows, options: WriteOptions): PartArray[] {
  switch (rows.kind) {
    case 'image':
      return [imagesOf(draft, rows, options), binary('labels', rows.labels, rows.count)];
    case 'text':
      return [texts(rows.texts), binary('labels', rows.labels, rows.count)];
    case 'corpus':
      return [texts(rows.texts)];
    case 'table':
      return [binary('features', rows.features, rows.count), binary('targets', rows.targets, rows.count)];
    case 'series':
      return [binary('values', rows.values, rows.count)];
    case 'music':
      return [binary('rolls', rows.rolls, rows.count), binary('labels', rows.labels, rows.count)];
    default:
      return assertNever(rows);
  }
}

function imagesOf(
  draft: ManifestDraft,
  rows: Extract<PartRows, { kind: 'image' }>,
  { pixels = { encoding: 'gzip' } }: WriteOptions,
): PartArray {
  if (draft.kind !== 'image' || pixels.encoding === 'gzip') return binary('pixels', rows.pixels, rows.count);
  const size = draft.shape[0] * draft.shape[1] * draft.shape[2];
  return {
    name: 'pixels',
    async encode(fromRow, toRow) {
      const piece = rows.pixels.subarray(fromRow * size, toRow * size);
      return { bytes: await encodeSprite(piece, draft.shape, pixels.quality), encoding: 'webp' };
    },
  };
}

function binary(name: Shard['array'], values: Uint8Array | Float32Array, count: number): PartArray {
  const width = values.length / count;
  return {
    name,
    encode(fromRow, toRow) {
      const piece = new Uint8Array(values.slice(fromRow * width, toRow * width).buffer);
      return Promise.resolve({ bytes: gzipSync(piece, { level: 9, mtime: 0 }), encoding: 'gzip' });
    },
  };
}

/** One JSON array of strings, one a line: readable where it lies; hosts compress JSON by themselves. */
function texts(values: readonly string[]): PartArray {
  return {
    name: 'texts',
    encode(fromRow, toRow) {
      const lines = values.slice(fromRow, toRow).map((text) => JSON.stringify(text));
      const bytes = new TextEncoder().encode(`[\n${lines.join(',\n')}\n]\n`);
      return Promise.resolve({ bytes, encoding: 'identity' });
    },
  };
}

function report(manifest: DatasetManifest): void {
  for (const [name, part] of Object.entries(manifest.parts)) {
    const sizeBytes = part.shards.reduce((sum, shard) => sum + shard.sizeBytes, 0);
    console.log(
      `${manifest.id} ${name}: ${part.count} rows, ${part.shards.length} files, ${sizeBytes} bytes`,
    );
  }
  for (const { id, metric, value } of manifest.baselines) console.log(`  ${id}: ${metric} ${value}`);
}
