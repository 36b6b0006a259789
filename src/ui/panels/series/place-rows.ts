import type { SeriesBreak } from '#core/dataset.ts';
import type { ManifestOf } from '#ui/panels/data-view.ts';
import { type SeriesStep, stepsBetween } from '#ui/panels/series-time.ts';

/** Steps from the first row of training at which each row lies; jumps in time are jumps here. */
export interface PlacedRows {
  readonly train: Float64Array;
  readonly validation: Float64Array;
}

/** Validation follows training by one step; within a part only `breaks` leave time out. */
export function placeRows({ parts, start, step }: ManifestOf<'series'>): PlacedRows {
  const train = placePart(parts.train.count, 0, parts.train.breaks, start, step);
  const next = (train.at(-1) ?? -1) + 1;
  return { train, validation: placePart(parts.validation.count, next, parts.validation.breaks, start, step) };
}

function placePart(
  count: number,
  first: number,
  breaks: readonly SeriesBreak[] = [],
  start: string,
  step: SeriesStep,
): Float64Array {
  const jumps = new Map(breaks.map(({ row, at }) => [row, stepsBetween(start, at, step)]));
  const places = new Float64Array(count);
  let place = first - 1;
  for (let row = 0; row < count; row++) {
    place = jumps.get(row) ?? place + 1;
    places[row] = place;
  }
  return places;
}

/** First row at or after a place; the count of rows where none is. `places` ascend. */
export function rowAt(places: Float64Array, place: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? Infinity) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Values one step apart from the first to the last place, NaN where time was left out. */
export function fillGrid(places: Float64Array, values: Float32Array): Float32Array {
  const first = places[0] ?? 0;
  const grid = new Float32Array((places.at(-1) ?? -1) - first + 1).fill(NaN);
  places.forEach((place, row) => {
    grid[place - first] = values[row] ?? NaN;
  });
  return grid;
}
