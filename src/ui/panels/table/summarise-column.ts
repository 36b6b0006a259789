/** What a column of numbers holds; `count` leaves out the missing. */
export interface NumberSummary {
  readonly count: number;
  readonly missing: number;
  readonly mean: number;
  /** Divides by n, as the manifests do. */
  readonly deviation: number;
  readonly least: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly greatest: number;
}

/** Values that are NaN are missing. All numbers are NaN where nothing is there. */
export function summariseNumbers(values: Float32Array): NumberSummary {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const count = sorted.length;
  let sum = 0;
  for (const value of sorted) sum += value;
  const mean = sum / count;
  let squares = 0;
  for (const value of sorted) squares += (value - mean) ** 2;
  return {
    count,
    missing: values.length - count,
    mean,
    deviation: Math.sqrt(squares / count),
    least: quantileOf(sorted, 0),
    lowerQuartile: quantileOf(sorted, 0.25),
    median: quantileOf(sorted, 0.5),
    upperQuartile: quantileOf(sorted, 0.75),
    greatest: quantileOf(sorted, 1),
  };
}

/**
 * Quantile by linear interpolation between order statistics: definition 7 of Hyndman & Fan (1996), Sample Quantiles in
 * Statistical Packages, The American Statistician 50(4); the default of R and NumPy. `sorted` ascends; NaN of nothing.
 */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const low = sorted[below] ?? NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? NaN;
  return low + (high - low) * (place - below);
}

/** Rows in each category, and rows in none. */
export function countCategories(
  values: Float32Array,
  categories: number,
): { readonly counts: readonly number[]; readonly missing: number } {
  const counts = new Array<number>(categories).fill(0);
  let missing = 0;
  for (const value of values) {
    const known = counts[value];
    if (known === undefined) missing++;
    else counts[value] = known + 1;
  }
  return { counts, missing };
}
