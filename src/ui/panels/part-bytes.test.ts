import { expect, it } from 'vitest';
import type { Part, Shard } from '#core/dataset.ts';
import { bytesOfPart, rowsOfFirstShard } from './part-bytes.ts';

const shard = (array: Shard['array'], count: number, sizeBytes: number): Shard => ({
  path: 'x.bin',
  array,
  count,
  encoding: 'gzip',
  sizeBytes,
  sha256: '0'.repeat(64),
});
const PART: Part = {
  count: 100,
  shards: [shard('pixels', 60, 1000), shard('pixels', 40, 700), shard('labels', 100, 10)],
};

it('counts the files that hold the rows asked for', () => {
  expect(bytesOfPart(PART)).toBe(1710);
  expect(bytesOfPart(PART, 60)).toBe(1010);
  expect(bytesOfPart(PART, 61)).toBe(1710);
});

it('knows how many rows come with the first file', () => {
  expect(rowsOfFirstShard(PART, 'pixels')).toBe(60);
  expect(rowsOfFirstShard(PART, 'texts')).toBe(100);
});
