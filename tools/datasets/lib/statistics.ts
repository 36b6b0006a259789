import type { Baseline, NumberColumn } from '#core/dataset.ts';
import { createRandom } from '#core/random.ts';

export function mean(values: ArrayLike<number>): number {
  return sum(values) / values.length;
}

/** Of a population: divides by n, as standardising layers do. */
export function standardDeviation(values: ArrayLike<number>): number {
  const centre = mean(values);
  return Math.sqrt(mean(Array.from(values, (value) => (value - centre) ** 2)));
}

export function median(values: ArrayLike<number>): number {
  const sorted = Array.from(values).sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}

export function meanAbsoluteError(predicted: ArrayLike<number>, truth: ArrayLike<number>): number {
  return mean(Array.from(predicted, (value, row) => Math.abs(value - (truth[row] ?? NaN))));
}

export function meanSquaredError(predicted: ArrayLike<number>, truth: ArrayLike<number>): number {
  return mean(Array.from(predicted, (value, row) => (value - (truth[row] ?? NaN)) ** 2));
}

/** Describes column `index` of row-major training values [rows, columns]; over those that are there; statistics rounded to seven digits. */
export function describeColumn(
  about: { readonly name: string; readonly unit: string; readonly description: string },
  values: Float32Array,
  index = 0,
  columns = 1,
): NumberColumn {
  const column = values.filter((value, at) => at % columns === index && !Number.isNaN(value));
  return {
    kind: 'number',
    ...about,
    mean: round(mean(column), 7),
    standardDeviation: round(standardDeviation(column), 7),
  };
}

/** MAE, RMSE and MSE of one method, as manifest entries. */
export function regressionBaselines(
  id: string,
  title: string,
  predicted: ArrayLike<number>,
  truth: ArrayLike<number>,
): Baseline[] {
  const mse = meanSquaredError(predicted, truth);
  return [
    { id, title, metric: 'mae', value: round(meanAbsoluteError(predicted, truth), 4) },
    { id, title, metric: 'rmse', value: round(Math.sqrt(mse), 4) },
    { id, title, metric: 'mse', value: round(mse, 4) },
  ];
}

/** To so many significant digits. */
export function round(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}

/** To so many decimals. */
export function roundTo(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

/** A new array in random order (sorted by random keys), the same for the same seed. */
export function shuffle<T>(items: readonly T[], seed: number): T[] {
  const random = createRandom(seed);
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] ?? NaN;
  return total;
}
