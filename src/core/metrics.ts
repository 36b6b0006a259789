import { assertNever } from './assert-never.ts';
import type { Answers } from './answers.ts';
import type { MetricId } from './exercise.ts';

/** Keeps log(0) out of the log loss; the same bound as Keras' epsilon. */
const PROBABILITY_FLOOR = 1e-7;
/** A row of float32 probabilities may miss the sum of 1 by this much. */
const SUM_TOLERANCE = 1e-3;

/**
 * Predicted class of each row: arg-max of [rows, classes], the first of equals; or, for one sigmoid output [rows, 1],
 * class 1 above 0.5, as Keras' binary accuracy does. A row with NaN has the class -1, which no label equals.
 */
export function predictedClasses(predictions: Float64Array, outputs: number): Int32Array {
  const rows = predictions.length / outputs;
  const classes = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const scores = predictions.subarray(row * outputs, (row + 1) * outputs);
    if (scores.some(Number.isNaN)) classes[row] = -1;
    else classes[row] = outputs === 1 ? Number((scores[0] ?? 0) > 0.5) : argMax(scores);
  }
  return classes;
}

/** Share of the rows of [rows, outputs] that are probabilities: within 0 and 1, and, for several outputs, summing to 1. */
export function probabilityShare(predictions: Float64Array, outputs: number): number {
  const rows = predictions.length / outputs;
  let valid = 0;
  for (let row = 0; row < rows; row++)
    if (isProbability(predictions.subarray(row * outputs, (row + 1) * outputs))) valid++;
  return valid / rows;
}

/**
 * What each row adds to a metric: 1 or 0 for accuracy, −ln p(truth) for log loss and perplexity, the mean absolute or squared
 * error over the row's outputs for the rest. The log loss of a row that is no probability is NaN.
 * The metric is `finishMetric` of the mean.
 */
export function rowLosses(
  metric: Exclude<MetricId, 'macro-f1'>,
  predictions: Float64Array,
  answers: Answers,
): Float64Array {
  switch (metric) {
    case 'accuracy':
      return accuracyRows(predictions, classesOf(answers));
    case 'log-loss':
    case 'perplexity':
      return logLossRows(predictions, classesOf(answers));
    case 'mae':
      return errorRows(predictions, answers, Math.abs);
    case 'mse':
    case 'rmse':
      return errorRows(predictions, answers, (error) => error * error);
    default:
      return assertNever(metric);
  }
}

/** From the mean of the row losses to the metric: the square root for RMSE, exp for perplexity, nothing for the others. */
export function finishMetric(metric: MetricId, mean: number): number {
  if (metric === 'perplexity') return Math.exp(mean);
  return metric === 'rmse' ? Math.sqrt(mean) : mean;
}

/** Mean that does not depend on the order of the rows: they are summed in ascending order. NaN when one is NaN. */
export function meanOf(losses: Float64Array): number {
  let sum = 0;
  for (const loss of losses.toSorted()) sum += loss;
  return sum / losses.length;
}

/** Position of the largest value, the first of equals. */
export function argMax(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] ?? NaN) > (values[best] ?? NaN)) best = i;
  return best;
}

function isProbability(scores: Float64Array): boolean {
  let sum = 0;
  for (const score of scores) {
    if (!(score >= 0 && score <= 1 + SUM_TOLERANCE)) return false;
    sum += score;
  }
  return scores.length === 1 ? sum <= 1 : Math.abs(sum - 1) <= SUM_TOLERANCE;
}

function accuracyRows(predictions: Float64Array, answers: ClassAnswers): Float64Array {
  const classes = predictedClasses(predictions, answers.outputs);
  return Float64Array.from(classes, (predicted, row) => Number(predicted === answers.labels[row]));
}

function logLossRows(predictions: Float64Array, answers: ClassAnswers): Float64Array {
  const { outputs, labels } = answers;
  return Float64Array.from(labels, (label, row) => {
    const scores = predictions.subarray(row * outputs, (row + 1) * outputs);
    if (!isProbability(scores)) return NaN;
    const first = scores[0] ?? NaN;
    const given = outputs === 1 ? (label === 1 ? first : 1 - first) : (scores[label] ?? NaN);
    return -Math.log(Math.min(Math.max(given, PROBABILITY_FLOOR), 1 - PROBABILITY_FLOOR));
  });
}

function errorRows(
  predictions: Float64Array,
  answers: Answers,
  loss: (error: number) => number,
): Float64Array {
  if (answers.kind !== 'values') throw new Error(`an error metric needs numbers to compare with`);
  const { outputs, values, rows } = answers;
  const losses = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let i = row * outputs; i < (row + 1) * outputs; i++)
      sum += loss((predictions[i] ?? NaN) - (values[i] ?? NaN));
    losses[row] = sum / outputs;
  }
  return losses;
}

type ClassAnswers = Extract<Answers, { kind: 'classes' }>;

function classesOf(answers: Answers): ClassAnswers {
  if (answers.kind !== 'classes') throw new Error('accuracy and log loss need classes to compare with');
  return answers;
}
