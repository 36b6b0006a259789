import { describe, expect, it } from 'vitest';
import { correlate, correlateAll, strongestPairs } from './correlation.ts';

const A = new Float32Array([1, 2, 3, 4]);

describe('correlate', () => {
  it('is 1 or −1 on a line', () => {
    expect(correlate(A, new Float32Array([3, 5, 7, 9]))).toBeCloseTo(1, 12);
    expect(correlate(A, new Float32Array([8, 6, 4, 2]))).toBeCloseTo(-1, 12);
  });
  it('agrees with the formula worked by hand', () => {
    // Differences −1.5 −0.5 0.5 1.5 and −0.5 −1.5 1.5 0.5: products 0.75 + 0.75 + 0.75 + 0.75 = 3; squares 5 and 5.
    expect(correlate(A, new Float32Array([2, 1, 4, 3]))).toBeCloseTo(0.6, 12);
  });
  it('leaves out rows where either is missing', () => {
    expect(correlate(new Float32Array([1, 2, NaN, 3]), new Float32Array([2, 4, 0, 6]))).toBeCloseTo(1, 12);
  });
  it('is not defined for a column that does not vary', () => {
    expect(correlate(A, new Float32Array([5, 5, 5, 5]))).toBeNaN();
    expect(correlate(new Float32Array([1]), new Float32Array([2]))).toBeNaN();
  });
  it('keeps its digits on large values that vary little', () => {
    const high = Float32Array.from([0, 1, 2, 3], (value) => 1e6 + value);
    expect(correlate(high, new Float32Array([2, 1, 4, 3]))).toBeCloseTo(0.6, 9);
  });
});

it('fills the matrix on both sides and ranks its pairs', () => {
  const matrix = correlateAll([A, new Float32Array([2, 1, 4, 3]), new Float32Array([8, 6, 4, 2])]);
  expect(matrix.map((row) => row.map((value) => Number(value.toFixed(6))))).toEqual([
    [1, 0.6, -1],
    [0.6, 1, -0.6],
    [-1, -0.6, 1],
  ]);
  expect(strongestPairs(matrix, 1).map(({ first, second }) => [first, second])).toEqual([[0, 2]]);
});
