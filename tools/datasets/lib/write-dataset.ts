import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { endianness } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'fflate';
import * as v from 'valibot';
import { assertNever } from '#core/assert-never.ts';
import { DatasetManifest, type Part, type PartName, type PartRows, type Shard } from '#core/dataset.ts';

const PUBLIC = join(import.meta.dirname, '../../../public/datasets');
const MAX_FILE_BYTES = 6_000_000;
const FILE_PREFIX: Readonly<Record<PartName, string>> = {
  train: 'train',
  validation: 'validation',
  heldOut: 'held-out',
};

type WithoutParts<M> = M extends DatasetManifest ? Omit<M, 'parts'> : never;
/** A manifest before its shards are known. */
export type ManifestDraft = WithoutParts<DatasetManifest>;

/** One array of a part, cut into shards by rows. */
interface PartArray {
  readonly name: Shard['array'];
  encode(fromRow: number, toRow: number): { bytes: Uint8Array; encoding: Shard['encoding'] };
}

/**
 * Writes `public/datasets/<id>/`: shards of at most `rowsPerShard` rows, and dataset.json. The same input gives the same
 * bytes on every machine: gzip is fflate's (zlib's output differs by processor), without time or file name.
 */
export async function writeDataset(
  draft: ManifestDraft,
  rows: Readonly<Record<PartName, PartRows>>,
  rowsPerShard = 10_000,
): Promise<void> {
  if (endianness() !== 'LE') throw new Error('shards are little-endian; build on a little-endian machine');
  const folder = join(PUBLIC, draft.id);
  await mkdir(folder, { recursive: true });
  for (const stale of await readdir(folder)) await rm(join(folder, stale));
  const parts = {
    train: await writePart(folder, 'train', rows.train, rowsPerShard),
    validation: await writePart(folder, 'validation', rows.validation, rowsPerShard),
    heldOut: await writePart(folder, 'heldOut', rows.heldOut, rowsPerShard),
  };
  const manifest = v.parse(DatasetManifest, { ...draft, parts });
  await writeFile(join(folder, 'dataset.json'), `${JSON.stringify(manifest, null, 1)}\n`);
  report(manifest);
}

async function writePart(
  folder: string,
  part: PartName,
  rows: PartRows,
  rowsPerShard: number,
): Promise<Part> {
  const shards: Shard[] = [];
  for (const array of arraysOf(rows)) {
    for (let from = 0; from < rows.count; from += rowsPerShard) {
      const to = Math.min(from + rowsPerShard, rows.count);
      const { bytes, encoding } = array.encode(from, to);
      const number = String(from / rowsPerShard).padStart(2, '0');
      // '.bin', not '.gz': some hosts add 'Content-Encoding: gzip' by that suffix and the browser would unpack it.
      const path = `${FILE_PREFIX[part]}-${array.name}-${number}.${array.name === 'texts' ? 'json' : 'bin'}`;
      if (bytes.length > MAX_FILE_BYTES)
        throw new Error(`${path} has ${bytes.length} bytes; make shards smaller`);
      await writeFile(join(folder, path), bytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      shards.push({ path, array: array.name, count: to - from, encoding, sizeBytes: bytes.length, sha256 });
    }
  }
  return { count: rows.count, shards };
}

function arraysOf(rows: PartRows): PartArray[] {
  switch (rows.kind) {
    case 'image':
      return [binary('pixels', rows.pixels, rows.count), binary('labels', rows.labels, rows.count)];
    case 'text':
      return [texts(rows.texts), binary('labels', rows.labels, rows.count)];
    case 'table':
      return [binary('features', rows.features, rows.count), binary('targets', rows.targets, rows.count)];
    case 'series':
      return [binary('values', rows.values, rows.count)];
    default:
      return assertNever(rows);
  }
}

function binary(name: Shard['array'], values: Uint8Array | Float32Array, count: number): PartArray {
  const width = values.length / count;
  return {
    name,
    encode(fromRow, toRow) {
      const piece = values.slice(fromRow * width, toRow * width);
      return { bytes: gzipSync(new Uint8Array(piece.buffer), { level: 9, mtime: 0 }), encoding: 'gzip' };
    },
  };
}

/** One JSON array of strings, one a line: readable where it lies; hosts compress JSON by themselves. */
function texts(values: readonly string[]): PartArray {
  return {
    name: 'texts',
    encode(fromRow, toRow) {
      const lines = values.slice(fromRow, toRow).map((text) => JSON.stringify(text));
      return { bytes: new TextEncoder().encode(`[\n${lines.join(',\n')}\n]\n`), encoding: 'identity' };
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
