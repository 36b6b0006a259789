import { describe, expect, it } from 'vitest';
import { interleaveByShare, interleaveRounds, pickImages, rowsByClass } from './image-rows.ts';

describe('pickImages', () => {
  it('copies whole images with their labels, in the order asked for', () => {
    const pixels = Uint8Array.from([1, 1, 2, 2, 3, 3]);
    const picked = pickImages(
      { kind: 'image', count: 3, pixels, labels: Uint8Array.from([7, 8, 9]) },
      [2, 0],
    );
    expect(picked).toEqual({
      kind: 'image',
      count: 2,
      pixels: Uint8Array.from([3, 3, 1, 1]),
      labels: Uint8Array.from([9, 7]),
    });
  });
});

describe('rowsByClass', () => {
  it('keeps the order of rows and an empty class', () => {
    expect(rowsByClass([2, 0, 2], 3)).toEqual([[1], [], [0, 2]]);
  });
});

describe('interleaveRounds', () => {
  it('takes one of each class a round, and what is left of the longer ones at the end', () => {
    const order = interleaveRounds([[10, 11, 12], [20]], 1);
    expect(new Set(order.slice(0, 2))).toEqual(new Set([10, 20]));
    expect(order.slice(2)).toEqual([11, 12]);
  });
});

describe('interleaveByShare', () => {
  it('gives every prefix the class shares of all, to within one row a class', () => {
    const small = Array.from({ length: 100 }, (_, index) => index);
    const large = Array.from({ length: 300 }, (_, index) => 1000 + index);
    const order = interleaveByShare([small, large], 1);
    expect(order.toSorted((a, b) => a - b)).toEqual([...small, ...large]);
    for (let end = 1; end <= 400; end++) {
      const few = order.slice(0, end).filter((row) => row < 1000).length;
      expect(Math.abs(few - end / 4)).toBeLessThan(2);
    }
  });
});
