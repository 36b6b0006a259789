import * as tf from '@tensorflow/tfjs';
import { dataset, pretrained } from 'lab';

// Four times as fast; but what the base knows of photographs it knows of larger ones.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train } = await dataset('photo-cutouts');

  const base = await pretrained('mobilenet-v2', { inputShape: [80, 80, 3] });
  base.trainable = false;
  const extractor = tf.sequential({
    layers: [
      tf.layers.rescaling({ inputShape: [160, 160, 3], scale: 2, offset: -1 }),
      tf.layers.averagePooling2d({ poolSize: 2 }),
      base,
      tf.layers.globalAveragePooling2d({}),
    ],
  });
  const features = extractor.predict(train.xs, { batchSize: 8 }) as tf.Tensor;

  const head = tf.sequential({
    layers: [tf.layers.dense({ inputShape: [1280], units: 5, activation: 'softmax' })],
  });
  head.compile({
    optimizer: tf.train.adam(0.003),
    loss: 'categoricalCrossentropy',
    metrics: ['accuracy'],
  });
  await head.fit(features, train.ys, { epochs: 60, batchSize: 16 });
  return tf.sequential({ layers: [extractor, head] });
}
