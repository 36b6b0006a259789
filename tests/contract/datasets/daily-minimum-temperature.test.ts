import { describe, expect, it } from 'vitest';
import { readBaseline } from './committed.ts';
import { naiveError, readFirstColumn } from './naive-forecasts.ts';

const ID = 'daily-minimum-temperature';

describe(ID, () => {
  const parts = readFirstColumn(ID);

  it('is 5,698 days from 22 January 2001 to 28 August 2016', () => {
    expect(parts.map((part) => part.length)).toEqual([3989, 854, 855]);
    expect(parts.flat().length).toBe((Date.UTC(2016, 7, 28) - Date.UTC(2001, 0, 22)) / 86_400_000 + 1);
    // 15.1 °F in the source; and the cold wave of 6 January 2014.
    expect(parts[0]?.[0]?.toFixed(1)).toBe('-9.4');
    const day = (Date.UTC(2014, 0, 6) - Date.UTC(2001, 0, 22)) / 86_400_000;
    expect(parts.flat()[day]).toBeLessThan(-25);
  });

  it('is in degrees Celsius: colder in January than in July by more than 20', () => {
    const month = parts.flat().map((_, day) => new Date(Date.UTC(2001, 0, 22 + day)).getUTCMonth());
    const meanOf = (wanted: number): number => {
      const days = parts.flat().filter((_, day) => month[day] === wanted);
      return days.reduce((sum, value) => sum + value, 0) / days.length;
    };
    expect(meanOf(0)).toBeCloseTo(-6.5, 0);
    expect(meanOf(6)).toBeCloseTo(20, 0);
  });

  it('states the errors of naive forecasts, 64 days to 7', () => {
    expect(readBaseline(ID, 'persistence', 'mae')).toBeCloseTo(naiveError(ID, 64, 7), 2);
    expect(readBaseline(ID, 'year-ago', 'mae')).toBeCloseTo(naiveError(ID, 64, 7, 365), 2);
  });
});
