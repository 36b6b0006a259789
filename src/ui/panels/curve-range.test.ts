import { describe, expect, it } from 'vitest';
import { readRange } from './curve-range.ts';

function rangeOf(...columns: (number | null)[][]) {
  return readRange({ x: (columns[0] ?? []).map((_, row) => row), columns });
}

describe('readRange', () => {
  it('takes all values of an ordinary curve', () => {
    expect(rangeOf([2, 1, 0.5, 0.4, 0.3, 0.25])).toEqual({ low: 0.25, high: 2, above: null });
    expect(rangeOf([0.1, 0.9, 0.91, 0.92, 0.93, 0.94])).toEqual({ low: 0.1, high: 0.94, above: null });
  });

  it('leaves out a beginning far above, of any of its lines, and tells how high it was', () => {
    expect(rangeOf([900, 3, 2, 1.5, 1.2, 1.1])).toEqual({ low: 1.1, high: 3, above: 900 });
    expect(rangeOf([3, 3, 2, 1.5, 1.2, 1.1], [500, 4, 3, 3, 2, 2])).toMatchObject({ high: 4, above: 500 });
    expect(rangeOf([9000, 400, 3, 2, 1.5, 1.2, 1.1])).toMatchObject({ high: 3, above: 9000 });
  });

  it('leaves out no more than a third, and nothing of a curve too short to tell', () => {
    expect(rangeOf([9000, 8000, 7000, 3, 2, 1])).toMatchObject({ high: 9000, above: null });
    expect(rangeOf([900, 3, 2, 1])).toMatchObject({ high: 900, above: null });
  });

  it('keeps the beginning of a curve that then lies still', () => {
    expect(rangeOf([3, 1, 1, 1, 1, 1])).toMatchObject({ high: 3, above: null });
  });

  it('keeps a leap in the middle, which is news', () => {
    expect(rangeOf([3, 2, 900, 1.5, 1.2, 1.1])).toMatchObject({ high: 900, above: null });
  });

  it('passes over gaps', () => {
    expect(rangeOf([null, 1, null, 2])).toEqual({ low: 1, high: 2, above: null });
    expect(rangeOf([null, null])).toBeNull();
  });
});
