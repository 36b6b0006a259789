import type { Baseline } from '#core/dataset.ts';
import { classificationBaselines, priorBaselines } from './classification-baselines.ts';
import { fitRidge } from './ridge-regression.ts';
import { fitSoftmax } from './softmax-regression.ts';
import { mean, meanSquaredError, median, regressionBaselines, standardDeviation } from './statistics.ts';
import { type CategoryValues, type ColumnValues, encodeRows, pick } from './table-columns.ts';
import type { RowSplit } from './table-split.ts';

/** How far apart, as a share, a linear model's errors on the three parts may lie. */
export const EVENNESS = 0.1;
/** Keeps 0/1 columns of one category, whose sum is always 1, and rare categories solvable. */
const PENALTY = 1;

/** Errors of constants and of a linear model on the held-out rows. */
export function regressionTask(
  columns: readonly ColumnValues[],
  target: readonly number[],
  parts: RowSplit,
): Baseline[] {
  const known = pick(target, parts.train);
  const truth = pick(target, parts.heldOut);
  const always = (value: number): number[] => parts.heldOut.map(() => value);
  return [
    ...regressionBaselines('mean', 'Always the training mean', always(mean(known)), truth),
    ...regressionBaselines('median', 'Always the training median', always(median(known)), truth),
    ...regressionBaselines(
      'linear-regression',
      'Linear regression on all columns, with an L2 penalty',
      fitLinear(columns, target, parts.train)(parts.heldOut),
      truth,
    ),
  ];
}

/** Whether a linear regression errs alike on all three parts. */
export function isEvenlyHard(
  columns: readonly ColumnValues[],
  target: readonly number[],
  parts: RowSplit,
): boolean {
  const predict = fitLinear(columns, target, parts.train);
  const errors = Object.values(parts).map((rows: readonly number[]) =>
    meanSquaredError(predict(rows), pick(target, rows)),
  );
  return Math.sqrt(Math.max(...errors) / Math.min(...errors)) < 1 + EVENNESS;
}

/** Whether a column's mean in every part lies within so many standard deviations of its mean of all rows. */
export function hasEvenMeans(values: readonly number[], parts: RowSplit, tolerance: number): boolean {
  const there = (column: Iterable<number>): number[] => [...column].filter((value) => !Number.isNaN(value));
  const all = there(values);
  return Object.values(parts).every(
    (rows: readonly number[]) =>
      Math.abs(mean(there(pick(values, rows))) - mean(all)) < tolerance * standardDeviation(all),
  );
}

/** Accuracy, F1 and log loss of the classes' shares and of softmax regression on the held-out rows. */
export function classificationTask(
  columns: readonly ColumnValues[],
  target: CategoryValues,
  parts: RowSplit,
): Baseline[] {
  const labels = pick(target.values, parts.train);
  const truth = pick(target.values, parts.heldOut);
  return [
    ...priorBaselines(labels, truth, target.categories.length),
    ...softmaxRegression('softmax-regression', 'Softmax regression on all columns', columns, target, parts),
  ];
}

/** What softmax regression on the given columns reaches. */
export function softmaxRegression(
  id: string,
  title: string,
  columns: readonly ColumnValues[],
  target: CategoryValues,
  parts: RowSplit,
): Baseline[] {
  const encode = encodeRows(columns, parts.train);
  const encodeAll = (rows: readonly number[]): Float32Array => Float32Array.from(rows.flatMap(encode));
  const classify = fitSoftmax(encodeAll(parts.train), encode(0).length, pick(target.values, parts.train), {
    classes: target.categories.length,
    epochs: 100,
    batchSize: 32,
    learningRate: 0.1,
    penalty: 0.001,
    seed: 1,
  });
  const truth = pick(target.values, parts.heldOut);
  return classificationBaselines(id, title, classify(encodeAll(parts.heldOut)), truth);
}

function fitLinear(columns: readonly ColumnValues[], target: readonly number[], train: readonly number[]) {
  const encode = encodeRows(columns, train);
  const model = fitRidge(
    train.map(encode),
    train.map((row) => [target[row] ?? NaN]),
    PENALTY,
  );
  return (rows: readonly number[]): number[] => rows.map((row) => model.predict(encode(row))[0] ?? NaN);
}
