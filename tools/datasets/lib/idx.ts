import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Images } from './image-rows.ts';

/** SHA-256 of the four unpacked files of a set in MNIST's layout. */
export type IdxHashes = Readonly<
  Record<`${'train' | 't10k'}-${'images-idx3' | 'labels-idx1'}-ubyte`, string>
>;

/** Images [count, 28, 28, 1] and labels of one part of a set in MNIST's layout; `suffix` is '.gz' where files are packed. */
export async function readIdxImages(
  folder: string,
  part: 'train' | 't10k',
  count: number,
  hashes: IdxHashes,
  suffix: '' | '.gz',
): Promise<Images> {
  const read = (file: keyof IdxHashes, shape: readonly number[]): Promise<Uint8Array<ArrayBuffer>> =>
    readIdx(`${folder}/${file}${suffix}`, hashes[file], shape);
  return {
    kind: 'image',
    count,
    pixels: await read(`${part}-images-idx3-ubyte`, [count, 28, 28]),
    labels: await read(`${part}-labels-idx1-ubyte`, [count]),
  };
}

/**
 * The bytes after the header of an IDX file of unsigned bytes, gzipped or not (the MNIST format: two zeros, type 8, the
 * number of axes, then each length big-endian). Throws when the unpacked file is not the published one.
 */
export async function readIdx(
  path: string,
  sha256: string,
  shape: readonly number[],
): Promise<Uint8Array<ArrayBuffer>> {
  const file = await readFile(path);
  const bytes = path.endsWith('.gz') ? gunzipSync(file) : file;
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256)
    throw new Error(`${path} is not the published file: SHA-256 ${found}, expected ${sha256}`);
  const axes = Array.from({ length: bytes[3] ?? 0 }, (_, axis) => bytes.readUInt32BE(4 + 4 * axis));
  if (bytes[2] !== 8 || axes.join() !== shape.join())
    throw new Error(`${path} has the shape ${axes.join(' × ')}`);
  return new Uint8Array(bytes.subarray(4 + 4 * axes.length));
}
