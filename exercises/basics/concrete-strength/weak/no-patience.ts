import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

// The default patience is 0: the first wobble of the curve ends training.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, columns } = await dataset('concrete-strength');
  const mean = tf.tensor1d(columns.map((column) => column.mean));
  const standardDeviation = tf.tensor1d(columns.map((column) => column.standardDeviation));
  const standardise = (xs: tf.Tensor2D): tf.Tensor2D => tf.tidy(() => xs.sub(mean).div(standardDeviation));

  const model = tf.sequential();
  model.add(tf.layers.dense({ inputShape: [columns.length], units: 64, activation: 'relu' }));
  model.add(tf.layers.dense({ units: 64, activation: 'relu' }));
  model.add(tf.layers.dense({ units: 1 }));
  model.compile({ optimizer: tf.train.adam(0.005), loss: 'meanSquaredError', metrics: ['mae'] });

  await model.fit(standardise(train.xs), train.ys, {
    epochs: 500,
    batchSize: 32,
    validationData: [standardise(validation.xs), validation.ys],
    callbacks: [tf.callbacks.earlyStopping({ monitor: 'val_loss' })],
  });
  return model;
}
