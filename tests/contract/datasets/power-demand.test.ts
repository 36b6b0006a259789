import { describe, expect, it } from 'vitest';
import { readBaseline, readManifestOf } from './committed.ts';
import { naiveError, readFirstColumn } from './naive-forecasts.ts';

const ID = 'power-demand';

describe(ID, () => {
  const parts = readFirstColumn(ID);

  it('is twelve weeks of half-hours from Monday 5 June 2000', () => {
    expect(parts.flat().length).toBe(12 * 7 * 48);
    expect(parts.flat().slice(0, 3)).toEqual([22_262, 21_756, 22_247]);
    expect(readManifestOf(ID, 'series').start).toBe('2000-06-05T00:00');
    expect(new Date('2000-06-05').getUTCDay()).toBe(1);
  });

  it('has its day and its week: least at night, less at the weekend', () => {
    const all = parts.flat();
    const meanWhere = (isWanted: (row: number) => boolean): number => {
      const found = all.filter((_, row) => isWanted(row));
      return found.reduce((sum, value) => sum + value, 0) / found.length;
    };
    const byHour = Array.from({ length: 24 }, (_, hour) =>
      meanWhere((row) => Math.floor((row % 48) / 2) === hour),
    );
    expect([4, 5]).toContain(byHour.indexOf(Math.min(...byHour)));
    const byDay = Array.from({ length: 7 }, (_, day) => meanWhere((row) => Math.floor(row / 48) % 7 === day));
    expect(byDay.indexOf(Math.min(...byDay))).toBe(6);
  });

  it('states the errors of naive forecasts, eight days to the next', () => {
    expect(readBaseline(ID, 'persistence', 'mae') / naiveError(ID, 384, 48)).toBeCloseTo(1, 3);
    expect(readBaseline(ID, 'day-ago', 'mae') / naiveError(ID, 384, 48, 48)).toBeCloseTo(1, 3);
    expect(readBaseline(ID, 'week-ago', 'mae') / naiveError(ID, 384, 48, 336)).toBeCloseTo(1, 3);
  });
});
