import { describe, expect, it } from 'vitest';
import { extentOf, niceTicks } from './ticks.ts';

describe('niceTicks', () => {
  it('chooses round steps inside the range, without rounding errors', () => {
    expect(niceTicks(0.08, 0.42, 4)).toEqual([0.1, 0.2, 0.3, 0.4]);
    expect(niceTicks(-3, 12, 3)).toEqual([0, 5, 10]);
  });
  it('gives a single value its own tick, and none to what is not finite', () => {
    expect(niceTicks(7, 7, 4)).toEqual([7]);
    expect(niceTicks(NaN, 1, 4)).toEqual([]);
  });
});

it('finds the extent of the finite values', () => {
  expect(extentOf([NaN, 2, 12, -Infinity], 0.1)).toEqual([1, 13]);
  expect(extentOf([5], 0)).toEqual([5, 5]);
  expect(extentOf([NaN])).toBeNull();
});
