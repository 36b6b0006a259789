import { type SeriesStep, dateAt, formatDate, stepsBetween } from '#ui/panels/series-time.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Of 1970; a Thursday, so that the first Monday is day 4. */
const FIRST_MONDAY = 4;

/** What ticks can be apart, from close to wide, with its usual length. */
const SPACINGS = [
  ...[1, 3, 6, 12].map((every) => ({ unit: 'hour' as const, every, ms: every * HOUR_MS })),
  ...[1, 2, 7, 14].map((every) => ({ unit: 'day' as const, every, ms: every * DAY_MS })),
  ...[1, 3, 6].map((every) => ({ unit: 'month' as const, every, ms: every * 30.4 * DAY_MS })),
  ...[1, 2, 5, 10, 20, 50, 100].map((every) => ({
    unit: 'year' as const,
    every,
    ms: every * 365.2 * DAY_MS,
  })),
];
type Spacing = (typeof SPACINGS)[number];

/** Places of round times between two places, at most about `count`: hours, midnights, Mondays, firsts of months and years. */
export function timeTicks(
  start: string,
  step: SeriesStep,
  from: number,
  to: number,
  count: number,
): number[] {
  const first = dateAt(start, step, Math.floor(from)).getTime();
  const last = dateAt(start, step, Math.ceil(to)).getTime();
  const stepMs = dateAt(start, step, 1).getTime() - dateAt(start, step, 0).getTime();
  const spacing =
    SPACINGS.find(({ ms }) => ms >= 0.9 * stepMs && (last - first) / ms <= Math.max(2, count)) ??
    SPACINGS.at(-1);
  if (spacing === undefined) return [];
  return roundTimes(spacing, first, last)
    .map((time) => stepsBetween(start, new Date(time).toISOString(), step))
    .filter((place) => place >= from && place <= to);
}

/** All multiples of a spacing from one time to another, in milliseconds of 1970. */
function roundTimes({ unit, every }: Spacing, first: number, last: number): number[] {
  const times: number[] = [];
  const add = (timeOf: (index: number) => number, low: number) => {
    for (let index = low; timeOf(index) <= last; index++)
      if (timeOf(index) >= first) times.push(timeOf(index));
  };
  const date = new Date(first);
  switch (unit) {
    case 'hour':
      add((index) => index * every * HOUR_MS, Math.floor(first / (every * HOUR_MS)));
      break;
    case 'day': {
      const shift = every % 7 === 0 ? FIRST_MONDAY : 0;
      add((index) => (index * every + shift) * DAY_MS, Math.floor((first / DAY_MS - shift) / every));
      break;
    }
    case 'month':
      add((index) => Date.UTC(1900, index * every), monthIndex(date, every));
      break;
    case 'year':
      add((index) => Date.UTC(index * every, 0), Math.floor(date.getUTCFullYear() / every));
      break;
  }
  return times;
}

/** Months since 1900 in units of `every`. */
function monthIndex(date: Date, every: number): number {
  return Math.floor(((date.getUTCFullYear() - 1900) * 12 + date.getUTCMonth()) / every);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** As short as the distance of the ticks allows: '1780', 'Mar' with the year in January, '14 Mar', '13:00' with the day at midnight. */
export function timeLabel(start: string, step: SeriesStep, place: number, ticks: readonly number[]): string {
  const [first, second] = ticks;
  if (first === undefined || second === undefined) return formatDate(start, step, place);
  const apart = dateAt(start, step, second).getTime() - dateAt(start, step, first).getTime();
  const date = dateAt(start, step, place);
  const month = MONTHS[date.getUTCMonth()] ?? '';
  if (apart > 300 * DAY_MS) return String(date.getUTCFullYear());
  const isOnset = place === first;
  if (apart > 27 * DAY_MS) {
    if (date.getUTCMonth() === 0) return String(date.getUTCFullYear());
    return isOnset ? `${month} ${date.getUTCFullYear()}` : month;
  }
  const minutes = date.getUTCHours() * 60 + date.getUTCMinutes();
  if (apart >= DAY_MS || minutes === 0) return `${date.getUTCDate()} ${month}`;
  return date.toISOString().slice(11, 16);
}
