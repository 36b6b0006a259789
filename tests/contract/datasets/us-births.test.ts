import { describe, expect, it } from 'vitest';
import { readBaseline } from './committed.ts';
import { naiveError, readFirstColumn } from './naive-forecasts.ts';

const ID = 'us-births';
const dayOf = (year: number, month: number, day: number): number =>
  (Date.UTC(year, month - 1, day) - Date.UTC(1969, 0, 1)) / 86_400_000;

describe(ID, () => {
  const parts = readFirstColumn(ID);
  const all = parts.flat();

  it('is every day of 1969 to 1988', () => {
    expect(parts.map((part) => part.length)).toEqual([5114, 1095, 1096]);
    expect(all.length).toBe(dayOf(1989, 1, 1));
    expect(all.slice(0, 4)).toEqual([8486, 9002, 9542, 8960]);
  });

  it('is even until 1971, when half the certificates were counted', () => {
    const sampled = all.slice(0, dayOf(1972, 1, 1));
    expect(sampled.filter((births) => births % 2 === 1)).toEqual([]);
    expect(all.slice(dayOf(1972, 1, 1)).filter((births) => births % 2 === 1).length).toBeGreaterThan(2000);
  });

  it('has its week where the calendar has it: fewest births on Sundays, and few at Christmas', () => {
    const sums = new Array<number>(7).fill(0);
    all.forEach((births, day) => {
      const weekday = new Date(Date.UTC(1969, 0, 1 + day)).getUTCDay();
      sums[weekday] = (sums[weekday] ?? NaN) + births;
    });
    expect(sums.indexOf(Math.min(...sums))).toBe(0);
    expect(all[dayOf(1985, 12, 25)]).toBe(8031);
  });

  it('states the errors of naive forecasts, 56 days to the next', () => {
    expect(readBaseline(ID, 'persistence', 'mae') / naiveError(ID, 56, 1)).toBeCloseTo(1, 3);
    expect(readBaseline(ID, 'week-ago', 'mae') / naiveError(ID, 56, 1, 7)).toBeCloseTo(1, 3);
    expect(readBaseline(ID, 'year-ago', 'mae') / naiveError(ID, 56, 1, 364)).toBeCloseTo(1, 3);
  });
});
