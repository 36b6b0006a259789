import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

// Softmax regression: every class is one template of pixel weights, and a shirt seldom fits one template.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train } = await dataset('fashion-mnist', { limit: 25_000 });

  const model = tf.sequential();
  model.add(tf.layers.flatten({ inputShape: [28, 28, 1] }));
  model.add(tf.layers.dense({ units: 10, activation: 'softmax' }));
  model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

  await model.fit(train.xs, train.ys, { epochs: 6, batchSize: 128 });
  return model;
}
