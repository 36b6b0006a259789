import { shuffle } from './statistics.ts';

export interface SoftmaxOptions {
  readonly classes: number;
  readonly epochs: number;
  readonly batchSize: number;
  /** Falls to zero along half a cosine. */
  readonly learningRate: number;
  /** L2 penalty on the weights, not the biases. */
  readonly penalty: number;
  readonly seed: number;
}

/** Class probabilities for xs [rows, columns] row-major: [rows, classes]. */
export type Classifier = (xs: Float32Array) => Float64Array;

/**
 * Multinomial logistic regression by stochastic gradient descent: the simplest learner there is for classes.
 * xs is [rows, columns] row-major, labels [rows].
 */
export function fitSoftmax(
  xs: Float32Array,
  columns: number,
  labels: ArrayLike<number>,
  options: SoftmaxOptions,
): Classifier {
  const { classes, epochs, batchSize, penalty } = options;
  const weights = new Float64Array((columns + 1) * classes);
  const classify: Classifier = (inputs) => probabilities(inputs, columns, weights, classes);
  const rows = Array.from({ length: labels.length }, (_, row) => row);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = shuffle(rows, options.seed + epoch);
    for (let from = 0; from < order.length; from += batchSize) {
      const batch = order.slice(from, from + batchSize);
      const done = (epoch + from / order.length) / epochs;
      const rate = (options.learningRate * (1 + Math.cos(Math.PI * done))) / 2;
      const shrink = 1 - rate * penalty;
      for (let i = 0; i < columns * classes; i++) weights[i] = (weights[i] ?? NaN) * shrink;
      const errors = batch.map((row) => {
        const error = classify(xs.subarray(row * columns, (row + 1) * columns));
        error[labels[row] ?? NaN] = (error[labels[row] ?? NaN] ?? NaN) - 1;
        return error;
      });
      batch.forEach((row, i) => {
        const error = errors[i];
        if (error !== undefined) descend(weights, xs, row * columns, columns, error, rate / batch.length);
      });
    }
  }
  return classify;
}

function descend(
  weights: Float64Array,
  xs: Float32Array,
  start: number,
  columns: number,
  error: Float64Array,
  rate: number,
): void {
  const classes = error.length;
  for (let column = 0; column <= columns; column++) {
    const x = column === columns ? 1 : (xs[start + column] ?? NaN);
    if (x === 0) continue;
    const at = column * classes;
    for (let c = 0; c < classes; c++)
      weights[at + c] = (weights[at + c] ?? NaN) - rate * x * (error[c] ?? NaN);
  }
}

function probabilities(
  xs: Float32Array,
  columns: number,
  weights: Float64Array,
  classes: number,
): Float64Array {
  const rows = xs.length / columns;
  const result = new Float64Array(rows * classes);
  for (let row = 0; row < rows; row++) {
    const scores = result.subarray(row * classes, (row + 1) * classes);
    for (let column = 0; column <= columns; column++) {
      const x = column === columns ? 1 : (xs[row * columns + column] ?? NaN);
      if (x === 0) continue;
      const at = column * classes;
      for (let c = 0; c < classes; c++) scores[c] = (scores[c] ?? NaN) + x * (weights[at + c] ?? NaN);
    }
    softmaxInPlace(scores);
  }
  return result;
}

function softmaxInPlace(scores: Float64Array): void {
  let top = -Infinity;
  for (const score of scores) top = Math.max(top, score);
  let total = 0;
  for (let c = 0; c < scores.length; c++) {
    const power = Math.exp((scores[c] ?? NaN) - top);
    scores[c] = power;
    total += power;
  }
  for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] ?? NaN) / total;
}
