import { type HistogramGroup } from '#ui/panels/Histogram.tsx';
import { formatLog } from '#ui/panels/number-format.ts';
import { type CategoryField, type Field, isCategoryField } from './fields.ts';
import { strings } from './strings.ts';
import { quantileOf } from './summarise-column.ts';

/** Rows that are coloured alike. */
export interface RowGroup {
  readonly name: string;
  readonly rows: readonly number[];
  readonly colour: number;
}

/** The palette's colours that differ on both light and dark; the last is kept for the rest. */
export const MOST_COLOURS = 6;
const FIRST_STEP = 11;
const STEPS = 5;

/**
 * Rows by category, the commonest first, those beyond six together; or, of a column of numbers, by fifths of its values.
 * Rows without a value are a group of their own.
 */
export function groupRows(field: Field): RowGroup[] {
  const groups = isCategoryField(field) ? groupByCategory(field) : groupByFifth(field.values);
  const missing = rowsWhere(field.values, Number.isNaN);
  const all = [...groups, { name: strings.noValue, rows: missing, colour: 0 }];
  return all.filter(({ rows }) => rows.length > 0);
}

function groupByCategory({ column, values }: CategoryField): RowGroup[] {
  const groups = column.categories.map((name, category) => ({
    name,
    rows: rowsWhere(values, (value) => value === category),
  }));
  const ranked =
    groups.length > MOST_COLOURS ? groups.toSorted((a, b) => b.rows.length - a.rows.length) : groups;
  const rest = ranked.slice(MOST_COLOURS).flatMap(({ rows }) => rows);
  return [
    ...ranked.slice(0, MOST_COLOURS).map((group, index) => ({ ...group, colour: index + 1 })),
    { name: strings.others, rows: rest, colour: 0 },
  ];
}

function groupByFifth(values: Float32Array): RowGroup[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const edges = Array.from({ length: STEPS + 1 }, (_, step) => quantileOf(sorted, step / STEPS));
  return Array.from({ length: STEPS }, (_, step) => {
    const low = edges[step] ?? NaN;
    const high = edges[step + 1] ?? NaN;
    // A value on an edge belongs below it, so that no row is in two fifths.
    const isHere = (value: number): boolean => value <= high && (step === 0 ? value >= low : value > low);
    return {
      name: strings.between(formatLog(low), formatLog(high)),
      rows: rowsWhere(values, isHere),
      colour: FIRST_STEP + step,
    };
  });
}

function rowsWhere(values: Float32Array, holds: (value: number) => boolean): number[] {
  const rows: number[] = [];
  values.forEach((value, row) => {
    if (holds(value)) rows.push(row);
  });
  return rows;
}

/** Counts of each group's values in the intervals between `edges`, the last of which includes its end. */
export function countGroups(
  groups: readonly RowGroup[],
  values: Float32Array,
  edges: readonly number[],
): HistogramGroup[] {
  const bins = edges.length - 1;
  const low = edges[0] ?? 0;
  const step = (edges[1] ?? 1) - low;
  return groups.map(({ name, rows, colour }) => {
    const counts = new Array<number>(bins).fill(0);
    for (const row of rows) {
      const bin = Math.min(bins - 1, Math.floor(((values[row] ?? NaN) - low) / step));
      // NaN is no index, so missing values stay out.
      if (bin >= 0) counts[bin] = (counts[bin] ?? 0) + 1;
    }
    return { name, counts, colour };
  });
}
