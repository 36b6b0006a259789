/** Halves a list that has grown past `limit` by leaving out every second element; the last one always stays. */
export function thinOut<T>(points: readonly T[], limit: number): readonly T[] {
  if (points.length <= limit) return points;
  const parity = (points.length - 1) % 2;
  return points.filter((_point, index) => index % 2 === parity);
}
