import type { Column } from '#core/dataset.ts';
import { describeColumn, mean, standardDeviation } from './statistics.ts';

interface NumberValues {
  readonly kind: 'number';
  readonly name: string;
  readonly unit: string;
  readonly description: string;
  /** By row of the whole table; NaN where missing. */
  readonly values: readonly number[];
}
export interface CategoryValues {
  readonly kind: 'category';
  readonly name: string;
  readonly description: string;
  readonly categories: readonly string[];
  /** Numbers of categories by row; NaN where missing. */
  readonly values: readonly number[];
}
/** A column of a whole table, not yet split. */
export type ColumnValues = NumberValues | CategoryValues;

/** What the manifest says of a column; statistics are of the training rows. */
export function describe(column: ColumnValues, train: readonly number[]): Column {
  const { kind, name, description } = column;
  if (kind === 'category') return { kind, name, description, categories: [...column.categories] };
  return describeColumn({ name, unit: column.unit, description }, pick(column.values, train));
}

/** Values of the columns in the given rows, row-major. */
export function pickRows(
  columns: readonly ColumnValues[],
  rows: readonly number[],
): Float32Array<ArrayBuffer> {
  return Float32Array.from(rows.flatMap((row) => columns.map(({ values }) => values[row] ?? NaN)));
}

export function pick(values: readonly number[], rows: readonly number[]): Float32Array<ArrayBuffer> {
  return Float32Array.from(rows, (row) => values[row] ?? NaN);
}

/**
 * What a linear model takes of a table, by row: numbers in standard deviations from the training mean, 0 where missing;
 * categories as one 0/1 for each, all 0 where missing.
 */
export function encodeRows(columns: readonly ColumnValues[], train: readonly number[]) {
  const encoders = columns.map((column) => encoderOf(column, train));
  return (row: number): number[] => encoders.flatMap((encode) => encode(row));
}

function encoderOf(column: ColumnValues, train: readonly number[]): (row: number) => number[] {
  const { values } = column;
  if (column.kind === 'category')
    return (row) => column.categories.map((_, category) => (values[row] === category ? 1 : 0));
  const there = Array.from(pick(values, train)).filter((value) => !Number.isNaN(value));
  const centre = mean(there);
  // A column that is constant in training says nothing.
  const scale = standardDeviation(there) || Infinity;
  return (row) => {
    const value = values[row] ?? NaN;
    return [Number.isNaN(value) ? 0 : (value - centre) / scale];
  };
}
