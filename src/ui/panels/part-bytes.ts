import type { Part, Shard } from '#core/dataset.ts';

/** Bytes that a load of the first `limit` rows brings: of each array the files up to the one with the last of these rows. */
export function bytesOfPart(part: Part, limit = part.count): number {
  const held = new Map<Shard['array'], number>();
  let bytes = 0;
  for (const shard of part.shards) {
    const before = held.get(shard.array) ?? 0;
    held.set(shard.array, before + shard.count);
    if (before < limit) bytes += shard.sizeBytes;
  }
  return bytes;
}

/** Rows of the first file of an array; all rows of the part where it has no such file. */
export function rowsOfFirstShard(part: Part, array: Shard['array']): number {
  return part.shards.find((shard) => shard.array === array)?.count ?? part.count;
}
