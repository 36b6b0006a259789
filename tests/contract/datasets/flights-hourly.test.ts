import { describe, expect, it } from 'vitest';
import { PARTS, readBaseline, readManifestOf, readRows } from './committed.ts';
import { naiveError } from './naive-forecasts.ts';

const ID = 'flights-hourly';

describe(ID, () => {
  const rows = PARTS.flatMap((part) => readRows(ID, part, 'values'));

  it('is the 181 days of January to June 2001, all of the 3,000,000 flights but the six of 1 July', () => {
    expect(readManifestOf(ID, 'series').start).toBe('2001-01-01T00:00');
    expect(rows.length).toBe(((Date.UTC(2001, 6, 1) - Date.UTC(2001, 0, 1)) / 86_400_000) * 24);
    expect(rows.reduce((sum, [flights = NaN]) => sum + flights, 0)).toBe(3_000_000 - 6);
    // Counted in the source: 1 January, 14,828 flights.
    expect(rows.slice(0, 24).reduce((sum, [flights = NaN]) => sum + flights, 0)).toBe(14_828);
  });

  it('repeats the means of the hour before in the 63 hours without a flight, all between 3 and 5 at night', () => {
    const empty = rows.flatMap((row, at) => (row[0] === 0 ? [at] : []));
    expect(empty.length).toBe(63);
    expect(empty.filter((at) => at % 24 !== 3 && at % 24 !== 4)).toEqual([]);
    for (const at of empty) expect(rows[at]?.slice(1)).toEqual(rows[at - 1]?.slice(1));
  });

  it('has shares between 0 and 1 and distances that can be flown', () => {
    const odd = rows.filter(
      ([, , late = NaN, distance = NaN]) => !(late >= 0 && late <= 1 && distance > 50 && distance < 3000),
    );
    expect(odd).toEqual([]);
  });

  it('states the errors of naive forecasts, a week to a day', () => {
    expect(readBaseline(ID, 'persistence', 'mae') / naiveError(ID, 168, 24)).toBeCloseTo(1, 3);
    expect(readBaseline(ID, 'day-ago', 'mae') / naiveError(ID, 168, 24, 24)).toBeCloseTo(1, 3);
    expect(readBaseline(ID, 'week-ago', 'mae') / naiveError(ID, 168, 24, 168)).toBeCloseTo(1, 3);
  });
});
