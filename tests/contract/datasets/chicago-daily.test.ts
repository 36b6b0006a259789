import { describe, expect, it } from 'vitest';
import { PARTS, readBaseline, readManifestOf, readRows } from './committed.ts';
import { naiveError, readFirstColumn } from './naive-forecasts.ts';

const ID = 'chicago-daily';

describe(ID, () => {
  const { columns } = readManifestOf(ID, 'series');
  const rows = PARTS.flatMap((part) => readRows(ID, part, 'values'));
  const at = (name: string): number => columns.findIndex((column) => column.name === name);

  it('is twelve features of 5,698 days, riders first', () => {
    expect([rows.length, columns.length, columns[0]?.name]).toEqual([5698, 12, 'ridership']);
    // 22 January 2001: 15,732 riders, 19.45 °F, 30.43 inches of mercury, 5.2 miles an hour.
    const first = ['ridership', 'temperature', 'pressure', 'windSpeed'].map((name) => rows[0]?.[at(name)]);
    [15.732, -6.97, 1030.5, 2.32].forEach((value, index) => expect(first[index]).toBeCloseTo(value, 2));
  });

  it('orders the temperatures of a day: lowest, median, highest; the dew point below the highest', () => {
    const odd = rows.filter(
      (row) =>
        !((row[at('temperatureMin')] ?? NaN) <= (row[at('temperature')] ?? NaN)) ||
        !((row[at('temperature')] ?? NaN) <= (row[at('temperatureMax')] ?? NaN)) ||
        !((row[at('dewPoint')] ?? NaN) <= (row[at('temperatureMax')] ?? NaN)),
    );
    expect(odd).toEqual([]);
  });

  it('holds believable values alone', () => {
    const ranges = {
      humidity: [20, 100],
      pressure: [980, 1050],
      windSpeed: [0, 20],
      windGust: [0, 40],
      rainShare: [0, 1],
      snowShare: [0, 1],
      precipitation: [0, 60],
    };
    for (const [name, [low = NaN, high = NaN]] of Object.entries(ranges))
      expect(
        rows.filter((row) => !((row[at(name)] ?? NaN) >= low && (row[at(name)] ?? NaN) <= high)),
      ).toEqual([]);
  });

  it('has few riders on Sundays', () => {
    const riders = readFirstColumn(ID).flat();
    const meanOn = (weekday: number): number => {
      const days = riders.filter((_, day) => new Date(Date.UTC(2001, 0, 22 + day)).getUTCDay() === weekday);
      return days.reduce((sum, value) => sum + value, 0) / days.length;
    };
    expect(meanOn(0)).toBeLessThan(meanOn(3) / 3);
  });

  it('states the errors of naive forecasts, 24 days to 24', () => {
    expect(readBaseline(ID, 'persistence', 'mae')).toBeCloseTo(naiveError(ID, 24, 24), 2);
    expect(readBaseline(ID, 'week-ago', 'mae')).toBeCloseTo(naiveError(ID, 24, 24, 7), 2);
    expect(readBaseline(ID, 'ridge-autoregression-all', 'mae')).toBeLessThan(
      readBaseline(ID, 'week-ago-all', 'mae'),
    );
  });
});
