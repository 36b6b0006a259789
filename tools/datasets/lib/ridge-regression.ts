/** Weights of a linear map: [inputs + 1, outputs] row-major, the last row the intercepts. */
export interface LinearModel {
  predict(xs: readonly number[]): number[];
}

/**
 * Least squares with an L2 penalty, in closed form: (XᵀX + λI) W = XᵀY (Hoerl and Kennard 1970); intercepts are free.
 * `xs` is [rows][inputs], `ys` [rows][outputs].
 */
export function fitRidge(xs: readonly number[][], ys: readonly number[][], penalty: number): LinearModel {
  return prepareRidge(xs, ys)(penalty);
}

/** As `fitRidge`, for several penalties: the products of the rows are summed once. */
export function prepareRidge(
  xs: readonly number[][],
  ys: readonly number[][],
): (penalty: number) => LinearModel {
  const inputs = (xs[0]?.length ?? 0) + 1;
  const outputs = ys[0]?.length ?? 0;
  const products = Array.from({ length: inputs }, () => new Float64Array(inputs + outputs));
  xs.forEach((x, row) => {
    const extended = [...x, 1];
    const right = [...extended, ...(ys[row] ?? [])];
    extended.forEach((value, i) => addScaled(products[i], right, value));
  });
  return (penalty) => {
    const system = products.map((line) => line.slice());
    for (let i = 0; i < inputs - 1; i++) addAt(system[i], i, penalty);
    solveInPlace(system, inputs);
    return readModel(system, inputs, outputs);
  };
}

function readModel(solved: readonly Float64Array[], inputs: number, outputs: number): LinearModel {
  const weights = solved.map((line) => Array.from(line.subarray(inputs)));
  return {
    predict(x) {
      const result = new Array<number>(outputs).fill(0);
      [...x, 1].forEach((value, i) => addScaled(result, weights[i] ?? [], value));
      return result;
    },
  };
}

/** Gauss–Jordan elimination with partial pivoting on [size, size + outputs]. */
function solveInPlace(system: Float64Array[], size: number): void {
  for (let column = 0; column < size; column++) {
    let best = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(system[row]?.[column] ?? 0) > Math.abs(system[best]?.[column] ?? 0)) best = row;
    const pivotRow = system[best];
    const swapped = system[column];
    if (pivotRow === undefined || swapped === undefined) throw new Error('the system has too few rows');
    system[best] = swapped;
    system[column] = pivotRow;
    const pivot = pivotRow[column] ?? 0;
    if (Math.abs(pivot) < 1e-12) throw new Error(`column ${column} depends on the others; raise the penalty`);
    for (let i = 0; i < pivotRow.length; i++) pivotRow[i] = (pivotRow[i] ?? NaN) / pivot;
    system.forEach((line, row) => {
      if (row !== column) addScaled(line, pivotRow, -(line[column] ?? 0));
    });
  }
}

function addScaled(
  target: Float64Array | number[] | undefined,
  values: ArrayLike<number>,
  scale: number,
): void {
  if (target === undefined || scale === 0) return;
  for (let i = 0; i < target.length; i++) target[i] = (target[i] ?? NaN) + scale * (values[i] ?? NaN);
}

function addAt(target: Float64Array | undefined, index: number, value: number): void {
  if (target !== undefined) target[index] = (target[index] ?? NaN) + value;
}
