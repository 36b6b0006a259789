/**
 * Pearson's correlation of two columns over the rows where both have a value. NaN where either does not vary there, or
 * fewer than two such rows are left.
 */
export function correlate(a: Float32Array, b: Float32Array): number {
  let rows = 0;
  let meanA = 0;
  let meanB = 0;
  let squaresA = 0;
  let squaresB = 0;
  let products = 0;
  // Welford's updates: one pass without the cancellation of sums of squares (Welford 1962; Chan, Golub & LeVeque 1983).
  for (let row = 0; row < a.length; row++) {
    const x = a[row] ?? NaN;
    const y = b[row] ?? NaN;
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    rows++;
    const fromA = x - meanA;
    const fromB = y - meanB;
    meanA += fromA / rows;
    meanB += fromB / rows;
    squaresA += fromA * (x - meanA);
    squaresB += fromB * (y - meanB);
    products += fromA * (y - meanB);
  }
  return rows < 2 || squaresA === 0 || squaresB === 0 ? NaN : products / Math.sqrt(squaresA * squaresB);
}

/** matrix[i][j] of all columns, 1 on the diagonal of those that vary. */
export function correlateAll(columns: readonly Float32Array[]): number[][] {
  const lower = columns.map((a, i) => columns.slice(0, i + 1).map((b) => correlate(a, b)));
  return columns.map((_, i) => columns.map((_, j) => lower[Math.max(i, j)]?.[Math.min(i, j)] ?? NaN));
}

/** A pair of columns by index, `first` before `second`. */
export interface ColumnPair {
  readonly first: number;
  readonly second: number;
  readonly value: number;
}

/** Pairs of different columns, the strongest correlation of either sign first. */
export function strongestPairs(matrix: readonly (readonly number[])[], most: number): ColumnPair[] {
  return matrix
    .flatMap((row, second) => row.slice(0, second).map((value, first) => ({ first, second, value })))
    .filter(({ value }) => !Number.isNaN(value))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .slice(0, most);
}
