import { describe, expect, it } from 'vitest';
import { countCategories, quantileOf, summariseNumbers } from './summarise-column.ts';

describe('summariseNumbers', () => {
  it('describes what is there and counts what is missing', () => {
    // Mean 20 / 5 = 4; squared differences 9 + 4 + 0 + 1 + 16 = 30, over 5 is 6; quartiles at places 1 and 3.
    const summary = summariseNumbers(new Float32Array([5, NaN, 1, 8, 2, 4]));
    expect(summary).toEqual({
      count: 5,
      missing: 1,
      mean: 4,
      deviation: Math.sqrt(6),
      least: 1,
      lowerQuartile: 2,
      median: 4,
      upperQuartile: 5,
      greatest: 8,
    });
  });
  it('has no numbers for a column without values', () => {
    const summary = summariseNumbers(new Float32Array([NaN, NaN]));
    expect([summary.count, summary.missing, summary.median, summary.mean]).toEqual([0, 2, NaN, NaN]);
  });
});

it('interpolates quantiles between neighbours, as R and NumPy do', () => {
  // Places 0.75, 1.5, 2.25 of four values.
  expect([0.25, 0.5, 0.75].map((share) => quantileOf([10, 20, 30, 50], share))).toEqual([17.5, 25, 35]);
  expect(quantileOf([7], 0.25)).toBe(7);
});

it('counts categories, the missing apart', () => {
  expect(countCategories(new Float32Array([0, 2, 2, NaN]), 3)).toEqual({ counts: [1, 0, 2], missing: 1 });
});
