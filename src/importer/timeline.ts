import type { SeriesBreak } from '#core/dataset.ts';
import { badFile } from './import-fault.ts';
import type { SeriesStep } from './plan.ts';

const MINUTE_MS = 60_000;
const FIXED: readonly (readonly [SeriesStep, number])[] = [
  ['minute', MINUTE_MS],
  ['ten-minutes', 10 * MINUTE_MS],
  ['quarter-hour', 15 * MINUTE_MS],
  ['half-hour', 30 * MINUTE_MS],
  ['hour', 60 * MINUTE_MS],
  ['day', 1440 * MINUTE_MS],
  ['week', 7 * 1440 * MINUTE_MS],
];
const DAY_MS = 1440 * MINUTE_MS;

/** The step by which most rows follow each other. `times` in milliseconds, rising. */
export function findStep(times: Float64Array): SeriesStep {
  const gaps = Array.from(
    { length: Math.min(times.length - 1, 10_000) },
    (_, i) => (times[i + 1] ?? 0) - (times[i] ?? 0),
  );
  const median = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  const fixed = FIXED.find(([, ms]) => ms === median);
  if (fixed !== undefined) return fixed[0];
  if (median >= 28 * DAY_MS && median <= 31 * DAY_MS) return 'month';
  if (median >= 365 * DAY_MS && median <= 366 * DAY_MS) return 'year';
  throw badFile(
    `Most rows follow each other by ${describeGap(median)}, and the lab knows steps of 1, 10, 15 and 30 minutes, an hour, a day, a week, a month and a year. Keep every n-th row so that one of them comes out, or choose another time column.`,
  );
}

/** Steps from one time to a later one; not whole when the later one is off the beat. */
export function countSteps(step: SeriesStep, from: number, to: number): number {
  if (step === 'month' || step === 'year') {
    const [a, b] = [new Date(from), new Date(to)];
    const years = b.getUTCFullYear() - a.getUTCFullYear();
    return step === 'year' ? years : 12 * years + b.getUTCMonth() - a.getUTCMonth();
  }
  return (to - from) / (FIXED.find(([name]) => name === step)?.[1] ?? NaN);
}

/** ISO date, with the time of day where steps are shorter than a day. */
export function formatTime(ms: number, step: SeriesStep): string {
  const iso = new Date(ms).toISOString();
  return ['year', 'month', 'week', 'day'].includes(step) ? iso.slice(0, 10) : iso.slice(0, 16);
}

/** First rows of the second and third part: where the fractions say, moved on to a row that time runs through. */
export function cutPoints(
  times: Float64Array,
  step: SeriesStep,
  fractions: { readonly train: number; readonly validation: number },
): [number, number] {
  const isJump = (row: number): boolean => countSteps(step, times[row - 1] ?? NaN, times[row] ?? NaN) !== 1;
  const settle = (wanted: number): number => {
    let row = Math.max(1, wanted);
    while (row < times.length && isJump(row)) row++;
    return row;
  };
  const first = settle(Math.round(times.length * fractions.train));
  return [
    first,
    settle(Math.max(first + 1, Math.round(times.length * (fractions.train + fractions.validation)))),
  ];
}

/** Rows of a part that do not follow the row before them by one step. */
export function findBreaks(times: Float64Array, step: SeriesStep): SeriesBreak[] {
  const breaks: SeriesBreak[] = [];
  for (let row = 1; row < times.length; row++)
    if (countSteps(step, times[row - 1] ?? NaN, times[row] ?? NaN) !== 1)
      breaks.push({ row, at: formatTime(times[row] ?? NaN, step) });
  return breaks;
}

function describeGap(ms: number): string {
  if (ms < MINUTE_MS) return `${ms / 1000} seconds`;
  return ms < DAY_MS ? `${ms / MINUTE_MS} minutes` : `${(ms / DAY_MS).toFixed(1)} days`;
}
