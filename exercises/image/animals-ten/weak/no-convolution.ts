import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

// Normalised, but dense: an animal two pixels to the left is another animal to it.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train } = await dataset('animals-10', { limit: 2_000 });
  const xs: tf.Tensor4D = tf.avgPool(train.xs, 4, 4, 'valid');

  const network = tf.sequential();
  network.add(tf.layers.flatten({ inputShape: [16, 16, 3] }));
  network.add(tf.layers.dense({ units: 64, useBias: false }));
  network.add(tf.layers.batchNormalization({ momentum: 0.9 }));
  network.add(tf.layers.reLU());
  network.add(tf.layers.dense({ units: 10, activation: 'softmax' }));
  network.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

  await network.fit(xs, train.ys, { epochs: 5, batchSize: 32 });
  const shrinking = tf.layers.averagePooling2d({ inputShape: [64, 64, 3], poolSize: 4 });
  return tf.sequential({ layers: [shrinking, network] });
}
