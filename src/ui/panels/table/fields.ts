import type { Column } from '#core/dataset.ts';
import type { ManifestOf, RowsOf } from '#ui/panels/data-view.ts';
import { formatLog, formatTick } from '#ui/panels/number-format.ts';
import { columnOf } from '#ui/panels/statistics.ts';
import { strings } from './strings.ts';

/** One column of a table with its values; the target is the last. */
export interface Field {
  readonly column: Column;
  /** [count], NaN where missing; numbers of categories for a category. */
  readonly values: Float32Array;
  readonly isTarget: boolean;
}

export type NumberField = Field & { readonly column: Extract<Column, { kind: 'number' }> };
export type CategoryField = Field & { readonly column: Extract<Column, { kind: 'category' }> };

/** Features in the manifest's order, then the target. */
export function fieldsOf({ columns, target }: ManifestOf<'table'>, rows: RowsOf<'table'>): Field[] {
  return [
    ...columns.map((column, index) => ({
      column,
      values: columnOf(rows.features, columns.length, index),
      isTarget: false,
    })),
    { column: target, values: rows.targets, isTarget: true },
  ];
}

export function isNumberField(field: Field): field is NumberField {
  return field.column.kind === 'number';
}

export function isCategoryField(field: Field): field is CategoryField {
  return field.column.kind === 'category';
}

/** A value as text: a number, a category's name, or that it is missing. */
export function formatField(column: Column, value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return strings.missingValue;
  return column.kind === 'number' ? formatOf(column)(value) : (column.categories[value] ?? formatLog(value));
}

/** How numbers of a column are written: years without a comma. */
export function formatOf(column: Column): (value: number | undefined) => string {
  return column.kind === 'number' && column.unit === 'year' ? formatYear : formatLog;
}

/** As `formatOf`, for beside an axis. */
export function tickOf(column: Column): (value: number) => string {
  return column.kind === 'number' && column.unit === 'year' ? formatYear : formatTick;
}

function formatYear(value: number | undefined): string {
  return formatLog(value).replace(',', '');
}

/** 'weight, kg'; a category has no unit. */
export function withUnit(column: Column): string {
  return column.kind === 'category' || column.unit === '' ? column.name : `${column.name}, ${column.unit}`;
}
