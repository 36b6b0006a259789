import { describe, expect, it } from 'vitest';
import type { SeriesStep } from '#ui/panels/series-time.ts';
import { timeLabel, timeTicks } from './time-ticks.ts';

function labels(start: string, step: SeriesStep, from: number, to: number, count: number): string[] {
  const ticks = timeTicks(start, step, from, to, count);
  return ticks.map((place) => timeLabel(start, step, place, ticks));
}

describe('timeTicks', () => {
  it('lie on round years of a long series', () => {
    // 200 years, room for ten.
    expect(labels('1749-01-01', 'month', 0, 2400, 11)).toEqual(
      Array.from({ length: 10 }, (_, index) => String(1760 + 20 * index)),
    );
  });
  it('lie on firsts of months, with the year where it begins', () => {
    expect(labels('2001-11-15', 'day', 0, 120, 6)).toEqual(['Dec 2001', '2002', 'Feb', 'Mar']);
  });
  it('lie on Mondays', () => {
    // 2004-01-09 is a Friday.
    expect(labels('2004-01-09T00:00', 'hour', 0, 24 * 21, 5)).toEqual(['12 Jan', '19 Jan', '26 Jan']);
  });
  it('lie on hours, with the day at midnight', () => {
    expect(labels('2000-06-05T21:30', 'half-hour', 0, 24, 5)).toEqual(['6 Jun', '03:00', '06:00', '09:00']);
  });
  it('are no closer than the steps', () => {
    expect(timeTicks('1749-01-01', 'month', 3, 6, 40)).toEqual([3, 4, 5, 6]);
    expect(timeTicks('1700-01-01', 'year', 0, 3, 40)).toEqual([0, 1, 2, 3]);
  });
});
