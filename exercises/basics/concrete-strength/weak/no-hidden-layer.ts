import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

// A straight line: it stops early and well, and is linear regression all the same.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, columns } = await dataset('concrete-strength');
  const mean = tf.tensor1d(columns.map((column) => column.mean));
  const standardDeviation = tf.tensor1d(columns.map((column) => column.standardDeviation));
  const standardise = (xs: tf.Tensor2D): tf.Tensor2D => tf.tidy(() => xs.sub(mean).div(standardDeviation));

  const model = tf.sequential();
  model.add(tf.layers.dense({ inputShape: [columns.length], units: 1 }));
  model.compile({ optimizer: tf.train.adam(0.1), loss: 'meanSquaredError', metrics: ['mae'] });

  await model.fit(standardise(train.xs), train.ys, {
    epochs: 200,
    batchSize: 32,
    validationData: [standardise(validation.xs), validation.ys],
    callbacks: [tf.callbacks.earlyStopping({ monitor: 'val_loss', patience: 20 })],
  });
  return model;
}
