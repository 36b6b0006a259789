import { expect, it } from 'vitest';
import { indicesByLabel, meanImage } from './image-pixels.ts';

it('sorts rows by label', () => {
  expect(indicesByLabel(Uint8Array.of(1, 0, 1), 3)).toEqual([[1], [0, 2], []]);
});

it('averages images pixel by pixel', () => {
  // Three images of 1 × 2: (0, 10), (50, 20), (100, 31); the first and the last.
  const pixels = Uint8Array.of(0, 10, 50, 20, 100, 31);
  expect([...meanImage(pixels, [0, 2], [1, 2, 1])]).toEqual([50, 21]);
  expect([...meanImage(pixels, [], [1, 2, 1])]).toEqual([0, 0]);
});
