/** Row numbers in the order of a column's values; rows without a value come last either way, equals keep their order. */
export function sortRows(values: Float32Array, isDescending: boolean): number[] {
  const sign = isDescending ? -1 : 1;
  const rankOf = (row: number): number => {
    const value = values[row] ?? NaN;
    return Number.isNaN(value) ? Infinity : sign * value;
  };
  return Array.from(values.keys()).sort((a, b) => {
    const first = rankOf(a);
    const second = rankOf(b);
    // Infinity less itself would be NaN.
    return first === second ? a - b : first - second;
  });
}
