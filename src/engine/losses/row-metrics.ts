import * as tf from '@tensorflow/tfjs';
import { orStock } from '#engine/gl/refusal.ts';
import { type LossFunction, type RowLoss, meanAbsoluteError, meanSquaredError } from './row-losses.ts';
import { runRowMean } from './run-row-loss.ts';

type RowMetric = Pick<RowLoss, 'name' | 'forward'>;

/** Mean over the columns of whether t is 1 where y is above one half, and 0 elsewhere (tfjs metrics.ts). */
const binaryAccuracy: RowMetric = {
  name: 'binaryAccuracy',
  forward: `
  float hits = 0.0;
  for (int i = start; i < start + columns; i++)
    hits += trueAt(i) == (!isNaN(predictedAt(i)) && predictedAt(i) > 0.5 ? 1.0 : 0.0) ? 1.0 : 0.0;
  return hits / float(columns);`,
};

/** Whether the first greatest of t and of y have one place (tfjs metrics.ts). */
const categoricalAccuracy: RowMetric = {
  name: 'categoricalAccuracy',
  forward: `
  int label = start;
  int guess = start;
  for (int i = start + 1; i < start + columns; i++) {
    if (trueAt(i) > trueAt(label)) label = i;
    if (predictedAt(i) > predictedAt(guess)) guess = i;
  }
  return label == guess ? 1.0 : 0.0;`,
};

const BY_NAME: Readonly<Record<string, RowMetric>> = {
  ...{ mse: meanSquaredError, MSE: meanSquaredError },
  ...{ mae: meanAbsoluteError, MAE: meanAbsoluteError },
  ...{ binaryAccuracy, categoricalAccuracy },
};

/** What a model was compiled with. */
export interface Compiled {
  readonly loss: unknown;
  readonly metrics: unknown;
  /** Of its one output. */
  readonly columns: number;
}

/**
 * Puts metrics of ours into a compiled model's list, [function, output], for what was asked for by name. They give the mean of
 * the batch in one program, of which `fit` and `evaluate` then take the mean; stock takes three to six. Nothing differentiates
 * them.
 */
export function fuseMetrics(tensors: unknown, { loss, metrics, columns }: Compiled): void {
  const names: unknown[] = [metrics ?? []].flat();
  if (!Array.isArray(tensors) || tensors.length !== names.length) return;
  tensors.forEach((entry: unknown, at) => {
    const metric = findMetric(names[at], loss, columns);
    const stock: unknown = Array.isArray(entry) ? entry[0] : undefined;
    if (metric !== null && Array.isArray(entry) && typeof stock === 'function')
      entry[0] = fuse(metric, stock as LossFunction);
  });
}

/** As tfjs chooses them (training.ts, compile). */
function findMetric(name: unknown, loss: unknown, columns: number): RowMetric | null {
  if (typeof name !== 'string') return null;
  if (name !== 'accuracy' && name !== 'acc') return BY_NAME[name] ?? null;
  if (columns === 1 || loss === 'binaryCrossentropy') return binaryAccuracy;
  return loss === 'categoricalCrossentropy' ? categoricalAccuracy : null;
}

function fuse(metric: RowMetric, stock: LossFunction): LossFunction {
  return orStock<[tf.Tensor, tf.Tensor], tf.Tensor>(
    `the metric ${metric.name}`,
    (truth, predicted) => {
      const backend = tf.backend();
      const areFloats = truth.dtype === 'float32' && predicted.dtype === 'float32';
      const isAlike = tf.util.arraysEqual(truth.shape, predicted.shape);
      if (!(backend instanceof tf.MathBackendWebGL) || !areFloats || !isAlike) return null;
      if (predicted.rank < 2 || predicted.size < 2) return null;
      const mean = runRowMean(backend, metric, { predicted, truth });
      return mean === null ? null : tf.engine().makeTensorFromTensorInfo(mean, backend);
    },
    stock,
  );
}
