import type { MetricCurves } from './curve-data.ts';

/** How many times the range of what follows a beginning must span before the plot leaves it out. */
const FAR = 5;
/** So many rows must be left to tell what is usual. */
const LEAST_ROWS = 4;

/** What the y axis shows; `above` is the largest value of a beginning that lies beyond it. */
export interface CurveRange {
  readonly low: number;
  readonly high: number;
  readonly above: number | null;
}

/**
 * The range of all values; without the first ones, at most a third of them, where they lie so far above the rest that it would be
 * drawn as a flat line. Null when there is no value.
 */
export function readRange({ x, columns }: Pick<MetricCurves, 'x' | 'columns'>): CurveRange | null {
  const rows = x.map((_, row) => columns.flatMap((column) => column[row] ?? []));
  const last = Math.min(Math.floor(rows.length / 3), rows.length - LEAST_ROWS);
  let first = 0;
  while (first < last && isFarAbove(rows[first] ?? [], rows.slice(first + 1).flat())) first++;
  const shown = rows.slice(first).flat();
  if (shown.length === 0) return null;
  const high = largest(shown);
  const beginning = largest(rows.slice(0, first).flat());
  return { low: smallest(shown), high, above: beginning > high ? beginning : null };
}

function isFarAbove(values: readonly number[], rest: readonly number[]): boolean {
  const low = smallest(rest);
  const span = largest(rest) - low;
  return values.length === 0 || (span > 0 && largest(values) - low > FAR * span);
}

function smallest(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), -Infinity);
}
