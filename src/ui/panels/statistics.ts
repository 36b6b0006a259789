/** Counts of finite values in `bins` equal intervals from the least to the greatest. */
export function countInBins(values: Iterable<number>, bins: number): { edges: number[]; counts: number[] } {
  const finite = [...values].filter(Number.isFinite);
  const low = finite.reduce((least, value) => Math.min(least, value), Infinity);
  const high = finite.reduce((most, value) => Math.max(most, value), -Infinity);
  if (finite.length === 0) return { edges: [0, 1], counts: [0] };
  const step = (high - low) / bins || 1;
  const edges = Array.from({ length: bins + 1 }, (_, index) => low + index * step);
  const counts = new Array<number>(bins).fill(0);
  for (const value of finite) {
    const bin = Math.min(bins - 1, Math.floor((value - low) / step));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { edges, counts };
}

/** As `countInBins`; but where all values are whole and lie close, each has an interval of its own, with it in the middle. */
export function countSensibly(values: Float32Array, bins: number): { edges: number[]; counts: number[] } {
  const finite = values.filter(Number.isFinite);
  const low = finite.reduce((least, value) => Math.min(least, value), Infinity);
  const high = finite.reduce((most, value) => Math.max(most, value), -Infinity);
  if (!(high - low < bins) || !finite.every(Number.isInteger)) return countInBins(values, bins);
  const counts = new Array<number>(high - low + 1).fill(0);
  for (const value of finite) counts[value - low] = (counts[value - low] ?? 0) + 1;
  return { edges: Array.from({ length: high - low + 2 }, (_, index) => low + index - 0.5), counts };
}

/** Whole-number intervals for counts such as words per text. */
export function countWhole(
  values: readonly number[],
  mostBins: number,
): { edges: number[]; counts: number[] } {
  const high = Math.max(1, ...values);
  const step = Math.max(1, Math.ceil((high + 1) / mostBins));
  const bins = Math.ceil((high + 1) / step);
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    const bin = Math.floor(value / step);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { edges: Array.from({ length: bins + 1 }, (_, index) => index * step), counts };
}

/** Middle value; of an even number the lower of the two. NaN of nothing. */
export function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? NaN;
}

/** One column of a row-major array. */
export function columnOf(values: Float32Array, columns: number, column: number): Float32Array {
  return Float32Array.from(
    { length: Math.floor(values.length / columns) },
    (_, row) => values[row * columns + column] ?? NaN,
  );
}
