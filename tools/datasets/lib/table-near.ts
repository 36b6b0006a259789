/**
 * For each row the first row of its group. Rows are in one group when no value differs by more than `tolerance`, or when a
 * chain of such rows links them. Complete: every pair is compared.
 */
export function groupNear(rows: readonly (readonly number[])[], tolerance: number): number[] {
  const first = rows.map((_, row) => row);
  const rootOf = (row: number): number => {
    let root = row;
    while (first[root] !== root) root = first[root] ?? root;
    return root;
  };
  rows.forEach((values, row) => {
    for (let other = 0; other < row; other++) {
      const isNear = values.every((value, at) => Math.abs(value - (rows[other]?.[at] ?? NaN)) <= tolerance);
      const [low, high] = [rootOf(row), rootOf(other)].sort((a, b) => a - b);
      if (isNear && low !== undefined && high !== undefined) first[high] = low;
    }
  });
  return rows.map((_, row) => rootOf(row));
}
