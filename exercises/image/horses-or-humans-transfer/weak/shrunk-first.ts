import * as tf from '@tensorflow/tfjs';
import { dataset, pretrained } from 'lab';

// Four times as fast; but what the base knows of photographs it knows of larger ones.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train } = await dataset('horses-or-humans', { limit: 400 });

  const base = await pretrained('mobilenet-v2', { inputShape: [64, 64, 3] });
  base.trainable = false;
  const extractor = tf.sequential({
    layers: [
      tf.layers.rescaling({ inputShape: [128, 128, 3], scale: 2, offset: -1 }),
      tf.layers.averagePooling2d({ poolSize: 2 }),
      base,
      tf.layers.globalAveragePooling2d({}),
    ],
  });
  const features = extractor.predict(train.xs, { batchSize: 16 }) as tf.Tensor;

  const head = tf.sequential({
    layers: [tf.layers.dense({ inputShape: [1280], units: 1, activation: 'sigmoid' })],
  });
  head.compile({
    optimizer: tf.train.adam(0.003),
    loss: 'binaryCrossentropy',
    metrics: ['accuracy'],
  });
  await head.fit(features, train.labels.toFloat().expandDims(1), { epochs: 20, batchSize: 16 });
  return tf.sequential({ layers: [extractor, head] });
}
