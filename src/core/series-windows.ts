/** Inputs and targets cut from one stretch of a series; arrays are row-major. */
export interface Windows {
  readonly count: number;
  /** [count, inputSteps, inputColumns] */
  readonly inputs: Float32Array;
  /** [count, targetSteps, targetColumns]: what follows each input. */
  readonly targets: Float32Array;
}

/** How many columns go in and how many are forecast, always the first ones; all and one unless told. */
export interface WindowColumns {
  readonly inputColumns?: number;
  readonly targetColumns?: number;
}

/**
 * First rows of all windows of `length` rows that hold no jump in time. `breaks` are the rows that do not follow the row
 * before them. A stretch shorter than one window gives none.
 */
export function windowStarts(rows: number, length: number, breaks: readonly number[] = []): number[] {
  const edges = [0, ...breaks, rows];
  return edges.slice(1).flatMap((end, stretch) => {
    const begin = edges[stretch] ?? 0;
    return Array.from({ length: Math.max(0, end - begin - length + 1) }, (_, at) => begin + at);
  });
}

/**
 * Every window of `inputSteps` rows with the `targetSteps` rows that follow it, one for each starting row.
 * `values` is [rows, columns], oldest first. No window crosses a row of `breaks`.
 */
export function makeWindows(
  values: Float32Array,
  columns: number,
  inputSteps: number,
  targetSteps: number,
  breaks: readonly number[] = [],
  taken: WindowColumns = {},
): Windows {
  const rows = Math.floor(values.length / columns);
  const starts = windowStarts(rows, inputSteps + targetSteps, breaks);
  return cutWindows(values, columns, inputSteps, targetSteps, starts, taken);
}

/** The windows that begin at the given rows. */
export function cutWindows(
  values: Float32Array,
  columns: number,
  inputSteps: number,
  targetSteps: number,
  starts: readonly number[],
  { inputColumns = columns, targetColumns = 1 }: WindowColumns = {},
): Windows {
  const cut = (offset: number, steps: number, taken: number): Float32Array => {
    const pieces = new Float32Array(starts.length * steps * taken);
    starts.forEach((start, window) => {
      for (let step = 0; step < steps; step++) {
        const from = (start + offset + step) * columns;
        pieces.set(values.subarray(from, from + taken), (window * steps + step) * taken);
      }
    });
    return pieces;
  };
  return {
    count: starts.length,
    inputs: cut(0, inputSteps, inputColumns),
    targets: cut(inputSteps, targetSteps, targetColumns),
  };
}
