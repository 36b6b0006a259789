import { describe, expect, it } from 'vitest';
import { groupNear } from './table-near.ts';

describe('groupNear', () => {
  it('puts rows together that differ little in every value', () => {
    const rows = [
      [10, 5],
      [20, 5],
      [10.5, 4.6],
      [10.5, 7],
    ];
    expect(groupNear(rows, 0.5)).toEqual([0, 1, 0, 3]);
  });

  it('follows chains, also where the link comes last', () => {
    expect(groupNear([[1], [3], [9], [2]], 1)).toEqual([0, 0, 2, 0]);
  });
});
