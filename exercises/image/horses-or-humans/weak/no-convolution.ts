import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

// Dense layers only: a horse on the left and a horse on the right have nothing in common for them.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train } = await dataset('horses-or-humans', { limit: 600 });
  const xs: tf.Tensor4D = tf.avgPool(train.xs, 4, 4, 'valid');

  const network = tf.sequential();
  network.add(tf.layers.flatten({ inputShape: [32, 32, 3] }));
  network.add(tf.layers.dense({ units: 64, activation: 'relu' }));
  network.add(tf.layers.dense({ units: 1, activation: 'sigmoid' }));
  network.compile({ optimizer: 'adam', loss: 'binaryCrossentropy', metrics: ['accuracy'] });

  await network.fit(xs, train.labels.toFloat().expandDims(1), { epochs: 6, batchSize: 32 });
  const shrinking = tf.layers.averagePooling2d({ inputShape: [128, 128, 3], poolSize: 4 });
  return tf.sequential({ layers: [shrinking, network] });
}
