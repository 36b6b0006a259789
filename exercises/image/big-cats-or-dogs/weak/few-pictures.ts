import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

// Enough for trying things out, and for little more: one convolution, and three hundred of the pictures.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation } = await dataset('big-cats-or-dogs', { limit: 300 });
  const shrink = (xs: tf.Tensor4D): tf.Tensor4D => tf.avgPool(xs, 6, 6, 'valid');
  const asColumn = (labels: tf.Tensor) => labels.toFloat().expandDims(1);

  const network = tf.sequential();
  network.add(
    tf.layers.conv2d({
      inputShape: [16, 16, 3],
      filters: 16,
      kernelSize: 3,
      padding: 'same',
      activation: 'relu',
    }),
  );
  network.add(tf.layers.maxPooling2d({ poolSize: 2 }));
  network.add(tf.layers.flatten());
  network.add(tf.layers.dropout({ rate: 0.3 }));
  network.add(tf.layers.dense({ units: 1, activation: 'sigmoid' }));
  network.compile({ optimizer: 'adam', loss: 'binaryCrossentropy', metrics: ['accuracy'] });

  await network.fit(shrink(train.xs), asColumn(train.labels), {
    epochs: 8,
    batchSize: 32,
    validationData: [shrink(validation.xs), asColumn(validation.labels)],
  });
  const shrinking = tf.layers.averagePooling2d({ inputShape: [96, 96, 3], poolSize: 6 });
  return tf.sequential({ layers: [shrinking, network] });
}
