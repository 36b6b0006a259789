import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

/**
 * One convolution, one pooling, one hidden layer.
 *
 * Sixteen filters slide over the picture, each looking for one small stroke wherever it is. Pooling keeps the strongest
 * answer of every square of four, so that a stroke may shift by a pixel. The dense layer then reads digits from strokes
 * instead of from pixels.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation } = await dataset('mnist');

  const model = tf.sequential({
    layers: [
      // [28, 28, 1] → [24, 24, 16]: without padding the border is lost, and it is empty anyway.
      tf.layers.conv2d({ inputShape: [28, 28, 1], filters: 16, kernelSize: 5, activation: 'relu' }),
      // [24, 24, 16] → [12, 12, 16] → [2304]
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 96, activation: 'relu' }),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  // Large steps to get there, then small ones to settle: the last large step may be an unlucky one.
  for (const { rate, epochs } of [
    { rate: 0.002, epochs: 4 },
    { rate: 0.0004, epochs: 1 },
  ]) {
    model.compile({
      optimizer: tf.train.adam(rate),
      loss: 'categoricalCrossentropy',
      metrics: ['accuracy'],
    });
    await model.fit(train.xs, train.ys, {
      epochs,
      batchSize: 128,
      // Two thousand pictures are enough to watch the curve by.
      validationData: [validation.xs.slice(0, 2000), validation.ys.slice(0, 2000)],
    });
  }
  return model;
}
