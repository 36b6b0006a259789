import type { DatasetManifest } from '#core/dataset.ts';

export type SeriesStep = Extract<DatasetManifest, { kind: 'series' }>['step'];

const DAY_MINUTES = 24 * 60;

/** Steps of one length. Months and years are counted by the calendar. */
const MINUTES: Readonly<Record<Exclude<SeriesStep, 'year' | 'month'>, number>> = {
  week: 7 * DAY_MINUTES,
  day: DAY_MINUTES,
  hour: 60,
  'half-hour': 30,
  'quarter-hour': 15,
  'ten-minutes': 10,
  minute: 1,
};

/** Steps in a day; null for steps of a day and more. */
export function stepsInDay(step: SeriesStep): number | null {
  if (step === 'year' || step === 'month') return null;
  const steps = DAY_MINUTES / MINUTES[step];
  return steps > 1 ? steps : null;
}

/** The date `index` steps after an ISO date, in UTC. */
export function dateAt(start: string, step: SeriesStep, index: number): Date {
  const date = parseTime(start);
  if (step === 'year') date.setUTCFullYear(date.getUTCFullYear() + Math.round(index));
  else if (step === 'month') date.setUTCMonth(date.getUTCMonth() + Math.round(index));
  else date.setTime(date.getTime() + index * MINUTES[step] * 60_000);
  return date;
}

/** Whole steps from one ISO date to a later one. */
export function stepsBetween(start: string, end: string, step: SeriesStep): number {
  const [from, to] = [parseTime(start), parseTime(end)];
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  if (step === 'year') return years;
  if (step === 'month') return years * 12 + to.getUTCMonth() - from.getUTCMonth();
  return Math.round((to.getTime() - from.getTime()) / (MINUTES[step] * 60_000));
}

/** As fine as the step: '1749', '1749-01', '2014-07-02', '2014-07-02 13:30'. */
export function formatDate(start: string, step: SeriesStep, index: number): string {
  const iso = dateAt(start, step, index).toISOString();
  if (step === 'year') return iso.slice(0, 4);
  if (step === 'month') return iso.slice(0, 7);
  return stepsInDay(step) === null ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}

/** A time without a zone would be read as the reader's own; here it is UTC, as a date alone is. */
function parseTime(iso: string): Date {
  return new Date(/T[\d:.]+$/.test(iso) ? `${iso}Z` : iso);
}
