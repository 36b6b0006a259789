import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { DatasetManifest, Shard } from '#core/dataset.ts';
import { decodeSprite } from '../datasets/lib/sprite.ts';
import { ROOT } from '../lib/paths.ts';

/** The rows of the training part's first file of an array, unpacked; `rowBytes` each. */
export async function readFirstRows(
  manifest: DatasetManifest,
  array: Shard['array'],
  rowBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const shard = manifest.parts.train.shards.find((each) => each.array === array);
  if (shard === undefined) throw new Error(`${manifest.id} has no ${array} in its training part`);
  const bytes = readFileSync(join(ROOT, 'public/datasets', manifest.id, shard.path));
  switch (shard.encoding) {
    case 'identity':
      return Uint8Array.from(bytes);
    case 'gzip':
      return Uint8Array.from(gunzipSync(bytes));
    case 'webp':
      if (manifest.kind !== 'image' || rowBytes <= 1)
        throw new Error(`${manifest.id}: ${shard.path} is a picture, not ${array}`);
      return decodeSprite(bytes, shard.count, manifest.shape);
  }
}
