import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

// Treats the class number as a quantity, as if a bag (8) were twice a coat (4).
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train } = await dataset('fashion-mnist', { limit: 10_000 });

  const model = tf.sequential();
  model.add(tf.layers.flatten({ inputShape: [28, 28, 1] }));
  model.add(tf.layers.dense({ units: 64, activation: 'relu' }));
  model.add(tf.layers.dense({ units: 1 }));
  model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });

  await model.fit(train.xs, train.labels.toFloat().expandDims(1), { epochs: 3, batchSize: 128 });
  return model;
}
