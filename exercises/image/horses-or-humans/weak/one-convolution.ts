import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

// One round of convolution finds edges, and edges alone do not tell a leg from a tree.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train } = await dataset('horses-or-humans');
  const xs: tf.Tensor4D = tf.avgPool(train.xs, 4, 4, 'valid');

  const network = tf.sequential();
  network.add(
    tf.layers.conv2d({
      inputShape: [32, 32, 3],
      filters: 16,
      kernelSize: 3,
      padding: 'same',
      activation: 'relu',
    }),
  );
  network.add(tf.layers.maxPooling2d({ poolSize: 2 }));
  network.add(tf.layers.flatten());
  network.add(tf.layers.dense({ units: 1, activation: 'sigmoid' }));
  network.compile({ optimizer: 'adam', loss: 'binaryCrossentropy', metrics: ['accuracy'] });

  await network.fit(xs, train.labels.toFloat().expandDims(1), { epochs: 5, batchSize: 32 });
  const shrinking = tf.layers.averagePooling2d({ inputShape: [128, 128, 3], poolSize: 4 });
  return tf.sequential({ layers: [shrinking, network] });
}
