import { describe, expect, it } from 'vitest';
import { interleaveRounds } from './image-rows.ts';
import { shareOut, splitOriginal } from './original-split.ts';

describe('shareOut', () => {
  it('rounds down and gives the rest to the largest remainders', () => {
    // 10 of 7: exact 2.857, 4.286, 2.857; down 2, 4, 2; two left for the first and the third.
    expect(shareOut([2, 3, 2], 10)).toEqual([3, 4, 3]);
  });
});

describe('splitOriginal', () => {
  it('keeps every row with a near-twin in training', () => {
    const original = {
      kind: 'image' as const,
      count: 6,
      pixels: Uint8Array.from([0, 1, 2, 3, 4, 5]),
      labels: Uint8Array.from([0, 0, 0, 1, 1, 1]),
    };
    const near = { twins: new Set([0, 1]), nearHeldOut: new Set([3, 4]), heldOutCount: 2 };
    const { train, validation } = splitOriginal(original, near, {
      validationPerClass: [1, 1],
      interleave: (rows) => interleaveRounds(rows, 1),
      seed: 1,
    });
    expect([...validation.pixels].sort()).toEqual([2, 5]);
    expect([...train.pixels].sort()).toEqual([0, 1, 3, 4]);
  });
});
