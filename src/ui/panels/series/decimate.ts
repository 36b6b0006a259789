import { rowAt } from './place-rows.ts';

/** Points of a line; NaN in y breaks it. */
export interface LinePoints {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/**
 * What is worth drawing of a long line between two places, on a drawing of `pixels` columns: all points where they fit, else
 * the least and the greatest of each column in their order, so that no peak is lost and every redraw stays cheap. Steps
 * longer than one break the line.
 */
export function decimateLine(
  places: Float64Array,
  values: Float32Array,
  from: number,
  to: number,
  pixels: number,
): LinePoints {
  // A neighbour on each side, so that the line runs out of the picture.
  const first = Math.max(0, rowAt(places, from) - 1);
  const end = Math.min(places.length, rowAt(places, to) + 2);
  const x: number[] = [];
  const y: number[] = [];
  if (end - first <= 2 * pixels) {
    for (let row = first; row < end; row++) add(x, y, places[row] ?? NaN, values[row] ?? NaN, 1);
    return { x, y };
  }
  const width = (to - from) / pixels;
  for (let row = first; row < end;) {
    const column = Math.floor(((places[row] ?? 0) - from) / width);
    let least = row;
    let greatest = row;
    for (; row < end && Math.floor(((places[row] ?? 0) - from) / width) === column; row++) {
      const value = values[row] ?? NaN;
      if (value < (values[least] ?? NaN) || Number.isNaN(values[least] ?? NaN)) least = row;
      if (value > (values[greatest] ?? NaN) || Number.isNaN(values[greatest] ?? NaN)) greatest = row;
    }
    for (const kept of least === greatest ? [least] : [Math.min(least, greatest), Math.max(least, greatest)])
      add(x, y, places[kept] ?? NaN, values[kept] ?? NaN, Math.max(1, 2 * width));
  }
  return { x, y };
}

/** Adds a point, after a break when the last lies more than `reach` steps before. */
function add(x: number[], y: number[], place: number, value: number, reach: number): void {
  const last = x.at(-1);
  if (last !== undefined && place - last > reach) {
    x.push(last);
    y.push(NaN);
  }
  x.push(place);
  y.push(value);
}
