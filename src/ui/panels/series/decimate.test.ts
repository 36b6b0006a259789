import { describe, expect, it } from 'vitest';
import { decimateLine } from './decimate.ts';

const upTo = (count: number) => Float64Array.from({ length: count }, (_, index) => index);

describe('decimateLine', () => {
  it('keeps every point where they fit, and breaks the line where time is left out', () => {
    const line = decimateLine(new Float64Array([0, 1, 5, 6]), new Float32Array([3, 4, 5, 6]), 0, 6, 100);
    expect(line).toEqual({ x: [0, 1, 1, 5, 6], y: [3, 4, NaN, 5, 6] });
  });
  it('runs one point out of the picture on each side', () => {
    expect(decimateLine(upTo(10), new Float32Array(10), 3, 5, 100).x).toEqual([2, 3, 4, 5, 6]);
  });
  it('keeps the least and the greatest of each column, in their order', () => {
    // Ten rows in two columns of five places: 0 to 4 and 5 to 9.
    const values = new Float32Array([0, 9, 1, -9, 0, 2, -3, 5, 4, 4]);
    expect(decimateLine(upTo(10), values, 0, 10, 2)).toEqual({ x: [1, 3, 6, 7], y: [9, -9, -3, 5] });
  });
  it('loses no peak of a long series and keeps few points', () => {
    const values = new Float32Array(50_000);
    values[31_337] = 7;
    const line = decimateLine(upTo(50_000), values, 0, 50_000, 800);
    expect(Math.max(...line.y)).toBe(7);
    expect(line.x.length).toBeLessThanOrEqual(1600);
  });
});
