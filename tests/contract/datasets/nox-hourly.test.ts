import { describe, expect, it } from 'vitest';
import { PARTS, readBaseline, readManifestOf, readRows } from './committed.ts';
import { naiveError } from './naive-forecasts.ts';

const ID = 'nox-hourly';
const HOUR_MS = 3_600_000;

describe(ID, () => {
  const { parts, start } = readManifestOf(ID, 'series');
  /** Time of every row, from the start and the breaks. */
  let time = Date.parse(`${start}Z`) - HOUR_MS;
  const times = PARTS.flatMap((part) => {
    const jumps = new Map((parts[part].breaks ?? []).map(({ row, at }) => [row, Date.parse(`${at}Z`)]));
    return Array.from({ length: parts[part].count }, (_, row) => (time = jumps.get(row) ?? time + HOUR_MS));
  });
  const rows = PARTS.flatMap((part) => readRows(ID, part, 'values'));

  it('is 8,088 of the hours of 2004, from 9 January to 31 December', () => {
    expect(times.length).toBe(8088);
    expect(start).toBe('2004-01-09T00:00');
    // Rows are numbered from 1 in the source; the last is 8,783 of 8,784.
    expect(times.at(-1)).toBe(Date.UTC(2004, 0, 1) + 8782 * HOUR_MS);
  });

  it('jumps where the source lacks hours', () => {
    // In the source number 353 follows 348: after 15 January, 11:00 (347 hours of the year), four hours are missing.
    expect(parts.train.breaks?.[0]).toEqual({ row: 156, at: '2004-01-15T16:00' });
    expect(parts.train.breaks?.[1]).toEqual({ row: 308, at: '2004-01-24T00:00' });
    const total = PARTS.reduce((sum, part) => sum + (parts[part].breaks ?? []).length, 0);
    const missing = times.reduce(
      (sum, at, row) => sum + (row === 0 ? 0 : (at - (times[row - 1] ?? NaN)) / HOUR_MS - 1),
      0,
    );
    expect(total).toBe(18);
    expect(missing).toBe(8783 - 193 + 1 - 8088);
  });

  it('has the traffic of 2004: least on Sundays and at Whitsun', () => {
    const emission = new Map<string, number[]>();
    rows.forEach((row, at) => {
      const day = new Date(times[at] ?? NaN).toISOString().slice(0, 10);
      emission.set(day, [...(emission.get(day) ?? []), Math.exp(row[1] ?? NaN)]);
    });
    const mean = (values: readonly number[]): number =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    const byWeekday = Array.from({ length: 7 }, (_, weekday) =>
      mean(
        [...emission]
          .filter(([day]) => new Date(day).getUTCDay() === weekday)
          .map(([, values]) => mean(values)),
      ),
    );
    expect(byWeekday.indexOf(Math.min(...byWeekday))).toBe(0);
    // Whit Monday and Ascension Day of 2004.
    for (const [day, weekday] of [
      ['2004-05-31', 1],
      ['2004-05-20', 4],
    ] as const)
      expect(mean(emission.get(day) ?? [])).toBeLessThan(0.75 * (byWeekday[weekday] ?? NaN));
  });

  it('states the error of persistence, 24 hours to 24, over windows without a gap', () => {
    expect(readBaseline(ID, 'persistence', 'mae')).toBeCloseTo(naiveError(ID, 24, 24), 3);
  });
});
