/** Inputs and targets cut from one stretch of a series; arrays are row-major. */
export interface Windows {
  readonly count: number;
  /** [count, inputSteps, columns] */
  readonly inputs: Float32Array;
  /** [count, targetSteps]: column 0 right after each input. */
  readonly targets: Float32Array;
}

/**
 * Every window of `inputSteps` rows with the `targetSteps` values of column 0 that follow it, one for each starting row.
 * `values` is [rows, columns], oldest first. A stretch shorter than one window gives none.
 */
export function makeWindows(
  values: Float32Array,
  columns: number,
  inputSteps: number,
  targetSteps: number,
): Windows {
  const rows = Math.floor(values.length / columns);
  const count = Math.max(0, rows - inputSteps - targetSteps + 1);
  const inputs = new Float32Array(count * inputSteps * columns);
  const targets = new Float32Array(count * targetSteps);
  for (let start = 0; start < count; start++) {
    const end = start + inputSteps;
    inputs.set(values.subarray(start * columns, end * columns), start * inputSteps * columns);
    for (let step = 0; step < targetSteps; step++)
      targets[start * targetSteps + step] = values[(end + step) * columns] ?? NaN;
  }
  return { count, inputs, targets };
}
