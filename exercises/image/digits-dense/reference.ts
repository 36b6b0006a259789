import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

/**
 * One hidden layer between the picture and the ten answers.
 *
 * Each of the 128 units looks at all 784 pixels at once and answers to one pattern of ink; the last layer weighs the
 * patterns. Without them every digit would be a single template, and a seven with a bar would have to share it with one
 * without.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation } = await dataset('mnist');
  // The task has no channel axis: [count, 28, 28, 1] → [count, 28, 28].
  const trainXs = train.xs.squeeze<tf.Tensor3D>([3]);
  const validationXs = validation.xs.squeeze<tf.Tensor3D>([3]);

  const model = tf.sequential({
    layers: [
      // [28, 28] → [784]
      tf.layers.flatten({ inputShape: [28, 28] }),
      tf.layers.dense({ units: 128, activation: 'relu' }),
      // Ten probabilities that add up to one.
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  // Large steps to get there, then small ones to settle: the last large step may be an unlucky one.
  for (const { rate, epochs } of [
    { rate: 0.003, epochs: 3 },
    { rate: 0.0006, epochs: 1 },
  ]) {
    model.compile({
      optimizer: tf.train.adam(rate),
      loss: 'categoricalCrossentropy',
      metrics: ['accuracy'],
    });
    await model.fit(trainXs, train.ys, {
      epochs,
      batchSize: 128,
      // Two thousand pictures are enough to watch the curve by.
      validationData: [validationXs.slice(0, 2000), validation.ys.slice(0, 2000)],
    });
  }
  return model;
}
