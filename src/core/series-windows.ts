/** Inputs and targets cut from one stretch of a series; arrays are row-major. */
export interface Windows {
  readonly count: number;
  /** [count, inputSteps, columns] */
  readonly inputs: Float32Array;
  /** [count, targetSteps]: column 0 right after each input. */
  readonly targets: Float32Array;
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
 * Every window of `inputSteps` rows with the `targetSteps` values of column 0 that follow it, one for each starting row.
 * `values` is [rows, columns], oldest first. No window crosses a row of `breaks`.
 */
export function makeWindows(
  values: Float32Array,
  columns: number,
  inputSteps: number,
  targetSteps: number,
  breaks: readonly number[] = [],
): Windows {
  const rows = Math.floor(values.length / columns);
  const starts = windowStarts(rows, inputSteps + targetSteps, breaks);
  return cutWindows(values, columns, inputSteps, targetSteps, starts);
}

/** The windows that begin at the given rows. */
export function cutWindows(
  values: Float32Array,
  columns: number,
  inputSteps: number,
  targetSteps: number,
  starts: readonly number[],
): Windows {
  const inputs = new Float32Array(starts.length * inputSteps * columns);
  const targets = new Float32Array(starts.length * targetSteps);
  starts.forEach((start, window) => {
    const end = start + inputSteps;
    inputs.set(values.subarray(start * columns, end * columns), window * inputSteps * columns);
    for (let step = 0; step < targetSteps; step++)
      targets[window * targetSteps + step] = values[(end + step) * columns] ?? NaN;
  });
  return { count: starts.length, inputs, targets };
}
