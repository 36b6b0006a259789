import type { NumberColumn } from '#core/dataset.ts';
import type { ManifestOf, RowsOf } from '#ui/panels/data-view.ts';
import { formatDate } from '#ui/panels/series-time.ts';
import { columnOf } from '#ui/panels/statistics.ts';
import { placeRows } from './place-rows.ts';
import { timeLabel, timeTicks } from './time-ticks.ts';
import type { ViewRange } from './view-range.ts';

/** A series laid out in time. Places count steps from the first row of training. */
export interface PlacedSeries {
  readonly train: Float64Array;
  readonly validation: Float64Array;
  /** Both parts. */
  readonly places: Float64Array;
  readonly whole: ViewRange;
  /** Between the last place of training and the first of validation. */
  readonly border: number;
  readonly gaps: number;
  /** For the axis of time. */
  readonly ticks: (from: number, to: number, count: number) => number[];
  readonly labelTick: (place: number, ticks: readonly number[]) => string;
  readonly formatPlace: (place: number) => string;
  readonly columns: readonly PlacedColumn[];
}

/** One column of both parts. */
export interface PlacedColumn {
  readonly column: NumberColumn;
  /** Name and unit. */
  readonly label: string;
  readonly train: Float32Array;
  readonly validation: Float32Array;
}

/** Lays the loaded parts out; all values of all columns are copied once. */
export function placeSeries(
  manifest: ManifestOf<'series'>,
  train: RowsOf<'series'>,
  validation: RowsOf<'series'>,
): PlacedSeries {
  const { columns, start, step, parts } = manifest;
  const placed = placeRows(manifest);
  const places = new Float64Array(placed.train.length + placed.validation.length);
  places.set(placed.train);
  places.set(placed.validation, placed.train.length);
  const gaps = (parts.train.breaks?.length ?? 0) + (parts.validation.breaks?.length ?? 0);
  return {
    ...placed,
    places,
    gaps,
    whole: { from: 0, to: Math.max(1, places.at(-1) ?? 1) },
    border: (placed.train.at(-1) ?? 0) + 0.5,
    ticks: (from, to, count) => timeTicks(start, step, from, to, count),
    labelTick: (place, ticks) => timeLabel(start, step, place, ticks),
    formatPlace: (place) => formatDate(start, step, Math.round(place)),
    columns: columns.map((column, index) => ({
      column,
      label: labelOf(column),
      train: columnOf(train.values, columns.length, index),
      validation: columnOf(validation.values, columns.length, index),
    })),
  };
}

/** The unit once: 'births' in births is 'births'. */
function labelOf({ name, unit }: NumberColumn): string {
  return unit === '' || unit === name ? name : `${name}, ${unit}`;
}
