import { describe, expect, it } from 'vitest';
import { columnOf, countInBins, countSensibly, countWhole, medianOf } from './statistics.ts';

describe('countInBins', () => {
  it('counts into equal intervals, the greatest value into the last', () => {
    expect(countInBins([0, 1, 2, 3, 4], 2)).toEqual({ edges: [0, 2, 4], counts: [2, 3] });
  });
  it('leaves out what is not finite', () => {
    expect(countInBins([NaN, 1, Infinity, 3], 2)).toEqual({ edges: [1, 2, 3], counts: [1, 1] });
  });
  it('gives one value a bin of its own', () => {
    expect(countInBins([5, 5], 2).counts).toEqual([2, 0]);
  });
});

it('draws an interval around each whole number where there are few', () => {
  expect(countSensibly(new Float32Array([3, 4, 4, NaN, 6]), 5)).toEqual({
    edges: [2.5, 3.5, 4.5, 5.5, 6.5],
    counts: [1, 2, 0, 1],
  });
  expect(countSensibly(new Float32Array([0, 0.5, 2]), 2).counts).toEqual([2, 1]);
  expect(countSensibly(new Float32Array([0, 9]), 2).counts).toEqual([1, 1]);
});

it('keeps whole numbers apart as long as the bins suffice', () => {
  expect(countWhole([0, 1, 1, 3], 30)).toEqual({ edges: [0, 1, 2, 3, 4], counts: [1, 2, 0, 1] });
  expect(countWhole([0, 1, 1, 3], 2)).toEqual({ edges: [0, 2, 4], counts: [3, 1] });
});

it('takes the lower middle as the median', () => {
  expect(medianOf([9, 1, 4, 5])).toBe(4);
  expect(medianOf([])).toBeNaN();
});

it('picks a column out of rows', () => {
  expect([...columnOf(new Float32Array([1, 2, 3, 4, 5, 6]), 2, 1)]).toEqual([2, 4, 6]);
});
