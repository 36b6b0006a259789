import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

/**
 * One convolution, one pooling, one hidden layer.
 *
 * A convolution looks for the same small pattern (an edge, a collar, a heel) everywhere in the picture; pooling keeps the
 * strongest answer of every little square, so that a pattern may shift by a pixel or two. A stride of two makes the
 * convolution four times as cheap and costs hardly any accuracy here.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation } = await dataset('fashion-mnist');

  const model = tf.sequential({
    layers: [
      // [28, 28, 1] → [14, 14, 32]
      tf.layers.conv2d({
        inputShape: [28, 28, 1],
        filters: 32,
        kernelSize: 5,
        strides: 2,
        padding: 'same',
        activation: 'relu',
      }),
      // [14, 14, 32] → [7, 7, 32] → [1568]
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 128, activation: 'relu' }),
      // Ten probabilities that add up to one.
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  // Large steps to get there, then small ones to settle: the last large step may be an unlucky one.
  for (const { rate, epochs } of [
    { rate: 0.003, epochs: 4 },
    { rate: 0.0005, epochs: 1 },
  ]) {
    model.compile({
      optimizer: tf.train.adam(rate),
      loss: 'categoricalCrossentropy',
      metrics: ['accuracy'],
    });
    await model.fit(train.xs, train.ys, {
      epochs,
      batchSize: 128,
      validationData: [validation.xs.slice(0, 2000), validation.ys.slice(0, 2000)],
    });
  }
  return model;
}
