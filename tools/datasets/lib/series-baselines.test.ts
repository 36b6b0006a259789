import type { Baseline } from '#core/dataset.ts';
import { describe, expect, it } from 'vitest';
import { measureForecasts } from './series-baselines.ts';
import { type Timeline, cutByTime } from './series-timeline.ts';

const WEEK = [{ id: 'season-ago', title: 'Like four steps before', steps: 4 }];
const maeOf = (baselines: readonly Baseline[], id: string): number =>
  baselines.find((baseline) => baseline.id === id && baseline.metric === 'mae')?.value ?? NaN;

describe('measureForecasts', () => {
  it('finds a pure season faultless, and counts what persistence misses', () => {
    // 0, 1, 2, 3 over and over; from each value the next two, held out.
    const timeline: Timeline = {
      step: 'hour',
      start: '2020-01-01T00:00',
      rows: Array.from({ length: 80 }, (_, row) => [row % 4]),
    };
    const measured = measureForecasts(timeline, cutByTime(timeline), {
      inputSteps: 4,
      targetSteps: 2,
      seasons: WEEK,
    });
    expect(maeOf(measured, 'season-ago')).toBe(0);
    // 12 rows held out, rows 68 to 79: 7 windows whose last value is 3, 0, 1, 2, 3, 0, 1.
    // After 3 come 0, 1 (3 + 2); after 0: 1 + 2; after 1: 1 + 2; after 2: 1 + 2. Two 3s, two 0s, two 1s, one 2.
    expect(maeOf(measured, 'persistence')).toBeCloseTo((2 * 5 + 2 * 3 + 2 * 3 + 3) / 14, 3);
    // The mean 1.5 misses 0 and 3 by 1.5, 1 and 2 by 0.5: after 3 by 2, after 0 by 1, after 1 by 2, after 2 by 3.
    expect(maeOf(measured, 'window-mean')).toBeCloseTo((2 * 2 + 2 * 1 + 2 * 2 + 3) / 14, 3);
    expect(maeOf(measured, 'ridge-autoregression')).toBeLessThan(0.05);
  });

  it('looks a season further back where a gap hides it, and never into the future', () => {
    const rows = Array.from({ length: 80 }, (_, row) => [row]);
    // Steps 74 to 77 are missing: row 74 is of step 78.
    const steps = rows.map((_, row) => row + (row >= 74 ? 4 : 0));
    const timeline: Timeline = { step: 'hour', start: '2020-01-01T00:00', rows, steps };
    const measured = measureForecasts(timeline, cutByTime(timeline), {
      inputSteps: 1,
      targetSteps: 1,
      seasons: WEEK,
    });
    // 68 to 73 is one stretch with five windows, each four too low; 74 to 79 another with five: the target of row 75 is of
    // step 79, whose season ago, 75, is missing; two seasons ago, 71, is row 71, four rows before. Rows 76 and 77 likewise
    // (steps 80, 81: 76, 77 missing, then 72, 73). Row 78 (step 82: 78) is row 74 and row 79 is row 75: four rows too.
    expect(maeOf(measured, 'season-ago')).toBe(4);
    expect(maeOf(measured, 'persistence')).toBe(1);
  });

  it('measures several columns in standard deviations and names them apart', () => {
    // Column 1 is a thousand times column 0: standardised they are the same, and so are their errors.
    const rows = Array.from({ length: 60 }, (_, row) => [row % 3, (row % 3) * 1000]);
    const timeline: Timeline = { step: 'day', start: '2020-01-01', rows };
    const forecast = { inputSteps: 3, targetSteps: 1, seasons: [], outputColumns: 2 };
    const measured = measureForecasts(timeline, cutByTime(timeline), forecast);
    const single = measureForecasts(timeline, cutByTime(timeline), { ...forecast, outputColumns: 1 });
    // The deviation of 0, 1, 2 in equal shares is √(2/3).
    expect(maeOf(measured, 'persistence-all')).toBeCloseTo(
      maeOf(single, 'persistence') / Math.sqrt(2 / 3),
      3,
    );
  });
});
