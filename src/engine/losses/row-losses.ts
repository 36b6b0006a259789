import type * as tf from '@tensorflow/tfjs';

/**
 * A loss over rows, as shaders that loop over a row's columns. The built-in functions of some drivers lose NaN, so it is looked
 * for by its bits.
 */
export interface RowLoss {
  /** By which models are compiled with it. */
  readonly name: string;
  /**
   * GLSL over `predictedAt(i)`, `trueAt(i)`, i from `start`, `columns` and `epsilon`, which returns the row's loss.
   */
  readonly forward: string;
  /** The same for the derivative by the prediction of `column`; the caller multiplies by dy. */
  readonly backward: string;
}

/**
 * Mean over the columns of -t·log(y) - (1 - t)·log(1 - y) with y kept within [epsilon, 1 - epsilon], by way of the logit as
 * Keras and tfjs-layers have it (tfjs_backend.ts, binaryCrossentropy). Its derivative is (y - t) / (y·(1 - y)), and zero
 * where y was cut off.
 */
export const binaryCrossentropy: RowLoss = {
  name: 'binaryCrossentropy',
  forward: `
  float sum = 0.0;
  for (int i = start; i < start + columns; i++) {
    float p = predictedAt(i);
    if (isNaN(p)) return p;
    float y = clamp(p, epsilon, 1.0 - epsilon);
    float z = log(y / (1.0 - y));
    sum += max(z, 0.0) - z * trueAt(i) + log(1.0 + exp(-abs(z)));
  }
  return sum / float(columns);`,
  backward: `
  float p = predictedAt(start + column);
  if (isNaN(p)) return p;
  if (p < epsilon || p > 1.0 - epsilon) return 0.0;
  return (p - trueAt(start + column)) / (p * (1.0 - p)) / float(columns);`,
};

/**
 * -sum(t·log(q)), q being the predictions over their sum, kept within [epsilon, 1 - epsilon] (tfjs_backend.ts,
 * categoricalCrossentropy). With g = -t / q, or zero where q was cut off, and S the sum of the predictions p, the derivative
 * by p is (g - sum(g·p) / S) / S.
 */
export const categoricalCrossentropy: RowLoss = {
  name: 'categoricalCrossentropy',
  forward: `
  float total = 0.0;
  for (int i = start; i < start + columns; i++) total += predictedAt(i);
  if (isNaN(total)) return total;
  float sum = 0.0;
  for (int i = start; i < start + columns; i++) {
    float p = predictedAt(i);
    float q = p == total ? 1.0 : p / total;
    sum -= trueAt(i) * log(clamp(q, epsilon, 1.0 - epsilon));
  }
  return sum;`,
  backward: `
  float total = 0.0;
  for (int i = start; i < start + columns; i++) total += predictedAt(i);
  if (isNaN(total)) return total;
  float pull = 0.0;
  float own = 0.0;
  for (int i = start; i < start + columns; i++) {
    float p = predictedAt(i);
    float q = p == total ? 1.0 : p / total;
    float g = q < epsilon || q > 1.0 - epsilon ? 0.0 : -trueAt(i) / q;
    pull += g * q;
    if (i == start + column) own = g;
  }
  return own == pull ? 0.0 : (own - pull) / total;`,
};

/** Mean over the columns of (y - t)² (tfjs losses.ts, meanSquaredError). */
export const meanSquaredError: RowLoss = {
  name: 'meanSquaredError',
  forward: `
  float sum = 0.0;
  for (int i = start; i < start + columns; i++) {
    float difference = predictedAt(i) - trueAt(i);
    sum += difference * difference;
  }
  return sum / float(columns);`,
  backward: `
  int i = start + column;
  return 2.0 * (predictedAt(i) - trueAt(i)) / float(columns);`,
};

/** Mean over the columns of |y - t| (tfjs losses.ts, meanAbsoluteError); as in tfjs the derivative at zero is -1. */
export const meanAbsoluteError: RowLoss = {
  name: 'meanAbsoluteError',
  forward: `
  float sum = 0.0;
  for (int i = start; i < start + columns; i++) sum += abs(predictedAt(i) - trueAt(i));
  return sum / float(columns);`,
  backward: `
  float difference = predictedAt(start + column) - trueAt(start + column);
  if (isNaN(difference)) return difference;
  return (difference > 0.0 ? 1.0 : -1.0) / float(columns);`,
};

export const ROW_LOSSES: readonly RowLoss[] = [
  binaryCrossentropy,
  categoricalCrossentropy,
  meanSquaredError,
  meanAbsoluteError,
];

/** As tfjs-layers calls it: targets, then predictions; one loss a row. */
export type LossFunction = (yTrue: tf.Tensor, yPred: tf.Tensor) => tf.Tensor;
