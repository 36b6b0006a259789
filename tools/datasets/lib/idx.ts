import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';

/**
 * The bytes after the header of a gzipped IDX file of unsigned bytes (the MNIST format: two zeros, type 8, the number of
 * axes, then each length big-endian). Throws when the unpacked file is not the published one.
 */
export async function readIdx(
  path: string,
  sha256: string,
  shape: readonly number[],
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = gunzipSync(await readFile(path));
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256)
    throw new Error(`${path} is not the published file: SHA-256 ${found}, expected ${sha256}`);
  const axes = Array.from({ length: bytes[3] ?? 0 }, (_, axis) => bytes.readUInt32BE(4 + 4 * axis));
  if (bytes[2] !== 8 || axes.join() !== shape.join())
    throw new Error(`${path} has the shape ${axes.join(' × ')}`);
  return new Uint8Array(bytes.subarray(4 + 4 * axes.length));
}
