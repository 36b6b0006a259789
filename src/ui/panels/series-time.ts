import type { DatasetManifest } from '#core/dataset.ts';

type Step = Extract<DatasetManifest, { kind: 'series' }>['step'];

const HOURS = {
  week: 168,
  day: 24,
  hour: 1,
  'half-hour': 0.5,
  'quarter-hour': 0.25,
  'ten-minutes': 1 / 6,
  minute: 1 / 60,
} as const;
/** Steps in a year or a day, so that ticks fall on whole ones. */
export const TICK_UNITS = {
  year: 1,
  month: 12,
  week: 1,
  day: 1,
  hour: 24,
  'half-hour': 48,
  'quarter-hour': 96,
  'ten-minutes': 144,
  minute: 1440,
} as const;

const HOUR_MS = 3_600_000;

/** The date `index` steps after an ISO date, in UTC. */
export function dateAt(start: string, step: Step, index: number): Date {
  const date = new Date(start);
  if (step === 'year') date.setUTCFullYear(date.getUTCFullYear() + Math.round(index));
  else if (step === 'month') date.setUTCMonth(date.getUTCMonth() + Math.round(index));
  else date.setTime(date.getTime() + index * HOURS[step] * HOUR_MS);
  return date;
}

/** As fine as the step: '1749-01', '2014-07-02', '2014-07-02 13:30'. */
export function formatDate(start: string, step: Step, index: number): string {
  const iso = dateAt(start, step, index).toISOString();
  if (step === 'year') return iso.slice(0, 4);
  if (step === 'month') return iso.slice(0, 7);
  return step === 'day' || step === 'week' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}
