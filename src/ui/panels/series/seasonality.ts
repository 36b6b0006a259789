import { type SeriesStep, dateAt, stepsInDay } from '#ui/panels/series-time.ts';

/** A cycle worth looking for, in steps. */
export interface Period {
  readonly steps: number;
  readonly name: 'year' | 'week' | 'day' | 'solar-cycle' | 'own';
}

/** What the calendar suggests for a step; sunspots, the usual monthly series, have a cycle of eleven years. */
export function periodsOf(step: SeriesStep): readonly Period[] {
  const day = stepsInDay(step);
  if (day !== null)
    return [
      { steps: day, name: 'day' },
      { steps: 7 * day, name: 'week' },
    ];
  switch (step) {
    case 'year':
      return [{ steps: 11, name: 'solar-cycle' }];
    case 'month':
      return [
        { steps: 12, name: 'year' },
        { steps: 132, name: 'solar-cycle' },
      ];
    case 'week':
      return [{ steps: 52, name: 'year' }];
    default:
      return [
        { steps: 7, name: 'week' },
        { steps: 365, name: 'year' },
      ];
  }
}

/** A cycle's average course. Arrays are by phase. */
export interface PhaseMeans {
  readonly means: readonly number[];
  /** Divides by n. */
  readonly deviations: readonly number[];
  readonly counts: readonly number[];
  /** Share of the variance that the phase explains: 1 − within / total (η²). NaN without variation. */
  readonly explained: number;
}

/** Mean and spread at each phase of a cycle of `period` steps; value t is at phase (t + offset) mod period. NaN is missing. */
export function averagePhases(values: Float32Array, period: number, offset: number): PhaseMeans {
  const counts = new Array<number>(period).fill(0);
  const means = new Array<number>(period).fill(0);
  const squares = new Array<number>(period).fill(0);
  let count = 0;
  let mean = 0;
  let total = 0;
  // Welford's updates, for each phase and for all.
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? NaN;
    if (Number.isNaN(value)) continue;
    const phase = (at + offset) % period;
    const before = means[phase] ?? 0;
    const seen = (counts[phase] ?? 0) + 1;
    const after = before + (value - before) / seen;
    counts[phase] = seen;
    means[phase] = after;
    squares[phase] = (squares[phase] ?? 0) + (value - before) * (value - after);
    const difference = value - mean;
    mean += difference / ++count;
    total += difference * (value - mean);
  }
  const within = squares.reduce((sum, each) => sum + each, 0);
  return {
    means: means.map((each, phase) => (counts[phase] === 0 ? NaN : each)),
    deviations: squares.map((each, phase) => Math.sqrt(each / (counts[phase] ?? 0))),
    counts,
    explained: total === 0 ? NaN : 1 - within / total,
  };
}

/** Phase of the first row, so that a cycle of the calendar begins in January, on Monday, or at midnight; 0 for others. */
export function phaseOffset(start: string, step: SeriesStep, period: number): number {
  const date = dateAt(start, step, 0);
  const weekday = (date.getUTCDay() + 6) % 7;
  const day = stepsInDay(step);
  if (day !== null) {
    const sinceMidnight = Math.floor(((date.getUTCHours() * 60 + date.getUTCMinutes()) * day) / 1440);
    if (period === day) return sinceMidnight;
    return period === 7 * day ? weekday * day + sinceMidnight : 0;
  }
  if (step === 'month') return period === 12 ? date.getUTCMonth() : 0;
  if (step !== 'day') return 0;
  if (period === 7) return weekday;
  return period === 365 ? Math.min(364, dayOfYear(date)) : 0;
}

function dayOfYear(date: Date): number {
  return Math.round((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** 'Mar', 'Tue', '13:30', 'Tue 13:30', '5 Mar', or the number of the phase. */
export function phaseName(step: SeriesStep, period: number, phase: number): string {
  if (!Number.isInteger(phase)) return '';
  if (step === 'month') return period === 12 ? (MONTHS[phase] ?? '') : String(phase);
  if (step === 'day') {
    if (period === 7) return WEEKDAYS[phase] ?? '';
    if (period !== 365) return String(phase);
    const date = new Date(Date.UTC(2001, 0, 1 + phase));
    return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''}`;
  }
  const day = stepsInDay(step);
  if (day === null) return String(phase);
  const time = new Date(((phase % day) * 86_400_000) / day).toISOString().slice(11, 16);
  if (period === day) return time;
  return period === 7 * day ? `${WEEKDAYS[Math.floor(phase / day)] ?? ''} ${time}` : String(phase);
}
