import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

/**
 * A small dense network that stops when it no longer gets better on samples it does not learn from.
 *
 * Too few epochs leave strength on the table, too many learn the training samples by heart, and nobody knows the right
 * number beforehand. So ask for more than enough, and let the validation loss decide.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, columns } = await dataset('concrete-strength');

  const mean = tf.tensor1d(columns.map((column) => column.mean));
  const standardDeviation = tf.tensor1d(columns.map((column) => column.standardDeviation));
  const standardise = (xs: tf.Tensor2D): tf.Tensor2D => tf.tidy(() => xs.sub(mean).div(standardDeviation));

  const model = tf.sequential({
    layers: [
      // Two layers with a bend: what water does depends on the cement, and what age does depends on both.
      tf.layers.dense({ inputShape: [columns.length], units: 64, activation: 'relu' }),
      tf.layers.dense({ units: 64, activation: 'relu' }),
      tf.layers.dense({ units: 1 }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.005), loss: 'meanSquaredError', metrics: ['mae'] });

  await model.fit(standardise(train.xs), train.ys, {
    epochs: 500,
    batchSize: 32,
    validationData: [standardise(validation.xs), validation.ys],
    callbacks: [
      // The curve wobbles from epoch to epoch; thirty without a new best are no wobble any more.
      tf.callbacks.earlyStopping({ monitor: 'val_loss', patience: 30 }),
    ],
  });
  return model;
}
