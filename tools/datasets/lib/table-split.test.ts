import { describe, expect, it } from 'vitest';
import { chooseSplit, splitEvenly } from './table-split.ts';

const order = Array.from({ length: 400 }, (_, row) => (row * 7) % 400);
const partsOf = (split: ReturnType<typeof splitEvenly>) => [split.train, split.validation, split.heldOut];

describe('splitEvenly', () => {
  it('gives 14, 3 and 3 of every 20 rows in order, each row once', () => {
    const parts = partsOf(splitEvenly(order, String, 1));
    expect(parts.map((rows) => rows.length)).toEqual([280, 60, 60]);
    expect(new Set(parts.flat()).size).toBe(400);
    for (let from = 0; from < 400; from += 20) {
      const inStratum = (row: number): boolean => Math.floor((order[row] ?? NaN) / 20) * 20 === from;
      expect(parts.map((rows) => rows.filter(inStratum).length)).toEqual([14, 3, 3]);
    }
  });

  it('keeps groups together and the shares all the same', () => {
    const groupOf = (row: number): string => String(Math.floor(row / 7));
    const parts = partsOf(splitEvenly(order, groupOf, 1));
    const groups = parts.map((rows) => new Set(rows.map(groupOf)));
    expect(groups.reduce((sum, part) => sum + part.size, 0)).toBe(58);
    [280, 60, 60].forEach((wanted, at) =>
      expect(Math.abs((parts[at]?.length ?? NaN) - wanted)).toBeLessThanOrEqual(7),
    );
  });

  it('deals out class by class', () => {
    // 40 rows of class 1, scattered in order: 28, 6 and 6 of them.
    const classOf = (row: number): number => (row % 10 === 0 ? 1 : 0);
    const parts = partsOf(splitEvenly(order, String, 1, classOf));
    expect(parts.map((rows) => rows.filter((row) => classOf(row) === 1).length)).toEqual([28, 6, 6]);
  });

  it('is the same for the same seed alone', () => {
    expect(splitEvenly(order, String, 3)).toEqual(splitEvenly(order, String, 3));
    expect(splitEvenly(order, String, 4)).not.toEqual(splitEvenly(order, String, 3));
  });
});

describe('chooseSplit', () => {
  it('takes the first seed that will do, and gives up after a thousand', () => {
    const split = (seed: number) => ({ train: [seed], validation: [], heldOut: [] });
    expect(chooseSplit(split, ({ train }) => (train[0] ?? 0) % 5 === 0).seed).toBe(5);
    expect(() => chooseSplit(split, () => false)).toThrow('no seed below 1,000');
  });
});
