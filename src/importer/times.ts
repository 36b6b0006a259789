import type { Cell } from './records.ts';

/** Order of day, month and year in dates with numbers alone. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

const CLOCK = String.raw`(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?${CLOCK}$`);
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})${CLOCK}$`);
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * Milliseconds of a written time, NaN when it is none: ISO dates with or without clock, '2009/1/31', '20090131', '31.01.2009
 * 00:10:00', '1749-01'. Clock times are taken as they stand, without zones, so that no hour is missing or doubled in a series.
 */
export function parseTime(cell: Cell, order: DateOrder): number {
  if (typeof cell !== 'string') return NaN;
  const text = cell.trim();
  const first = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  if (first !== null) return toMs(first[1], first[2], first[3] ?? '1', first.slice(4));
  const last = YEAR_LAST.exec(text);
  if (last === null) return NaN;
  return order === 'mdy'
    ? toMs(last[3], last[1], last[2], last.slice(4))
    : toMs(last[3], last[2], last[1], last.slice(4));
}

/** Seconds of a clock time that stands in a column of its own, NaN when it is none. */
export function parseClock(cell: Cell): number {
  const found = typeof cell === 'string' ? /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(cell.trim()) : null;
  if (found === null) return NaN;
  return Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3] ?? 0);
}

/** Day first, unless some date can only be read with the month first ('12/31/1999'). */
export function guessDateOrder(cells: readonly Cell[]): DateOrder {
  const numbers = cells.flatMap((cell) => {
    const found = typeof cell === 'string' ? YEAR_LAST.exec(cell.trim()) : null;
    return found === null ? [] : [[Number(found[1]), Number(found[2])] as const];
  });
  if (numbers.length === 0) return 'ymd';
  return numbers.some(([, second]) => second > 12) && !numbers.some(([first]) => first > 12) ? 'mdy' : 'dmy';
}

function toMs(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  clock: readonly (string | undefined)[],
): number {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const [hours, minutes, seconds] = [0, 1, 2].map((i) => Number(clock[i] ?? 0));
  const ms = new Date(0).setUTCFullYear(y, m - 1, d);
  const read = new Date(ms);
  // The 31st of February would become the 3rd of March.
  if (read.getUTCMonth() !== m - 1 || read.getUTCDate() !== d) return NaN;
  return ms + (((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
}
