import { expect, it } from 'vitest';
import { sortRows } from './sort-rows.ts';

it('sorts either way, the missing last and equals in their order', () => {
  const values = new Float32Array([3, NaN, 1, 3, NaN, 2]);
  expect(sortRows(values, false)).toEqual([2, 5, 0, 3, 1, 4]);
  expect(sortRows(values, true)).toEqual([0, 3, 5, 2, 1, 4]);
});
