import { expect, it } from 'vitest';
import { sizesToCompare, unknownShare } from './coverage.ts';

it('counts uses, not words, outside the first ids', () => {
  const idOf = new Map([
    ['the', 2],
    ['film', 3],
  ]);
  const words = ['film', 'odd', 'the'];
  const counts = new Uint32Array([3, 1, 4]);
  expect(unknownShare(words, counts, idOf, 4)).toBe(1 / 8);
  expect(unknownShare(words, counts, idOf, 3)).toBe(4 / 8);
  expect(unknownShare([], new Uint32Array(0), idOf, 4)).toBe(0);
});

it('compares round sizes below the whole vocabulary', () => {
  expect(sizesToCompare(1500)).toEqual([100, 500, 1000, 1502]);
});
