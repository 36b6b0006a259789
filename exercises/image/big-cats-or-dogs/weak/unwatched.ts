import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

// No validation: the one curve that there is looks fine, and says nothing about new pictures.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train } = await dataset('big-cats-or-dogs', { limit: 400 });
  const xs: tf.Tensor4D = tf.avgPool(train.xs, 3, 3, 'valid');

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

  await network.fit(xs, train.labels.toFloat().expandDims(1), { epochs: 4, batchSize: 32 });
  const shrinking = tf.layers.averagePooling2d({ inputShape: [96, 96, 3], poolSize: 3 });
  return tf.sequential({ layers: [shrinking, network] });
}
