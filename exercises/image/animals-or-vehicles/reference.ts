import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

/**
 * A small network that has to generalise: what it is graded on are kinds of animal and vehicle that it never saw.
 *
 * Whatever lets it learn single drawings by heart does harm. So there are few weights, every drawing comes with its
 * mirror image, and dropout keeps the last layer from leaning on any one feature.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation } = await dataset('animals-or-vehicles');
  // A mirrored cat is a cat: twice as many drawings. Axis 2 of [count, height, width, 1] is the width.
  const xs = tf.concat([train.xs, train.xs.reverse(2)]);
  const ys = asColumn(tf.concat([train.labels, train.labels]));

  const model = tf.sequential({
    layers: [
      // Strokes, corners and curves. [28, 28, 1] → [14, 14, 16] → [7, 7, 16]
      tf.layers.conv2d({
        inputShape: [28, 28, 1],
        filters: 16,
        kernelSize: 5,
        strides: 2,
        padding: 'same',
        activation: 'relu',
      }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      // What strokes make: a wheel, a leg, an eye. [7, 7, 16] → [7, 7, 32] → [3, 3, 32]
      tf.layers.conv2d({ filters: 32, kernelSize: 3, padding: 'same', activation: 'relu' }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dropout({ rate: 0.5 }),
      // The probability of a vehicle.
      tf.layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
  // Large steps first, small ones to settle.
  for (const { rate, epochs } of [
    { rate: 0.003, epochs: 3 },
    { rate: 0.0006, epochs: 1 },
  ]) {
    model.compile({
      optimizer: tf.train.adam(rate),
      loss: 'binaryCrossentropy',
      metrics: ['accuracy'],
    });
    await model.fit(xs, ys, {
      epochs,
      batchSize: 32,
      // Other kinds than those of training, as in the grading.
      validationData: [validation.xs, asColumn(validation.labels)],
    });
  }
  return model;
}

/** Class numbers [count] → [count, 1], as one unit with a sigmoid wants them. */
function asColumn(labels: tf.Tensor): tf.Tensor {
  return labels.toFloat().expandDims(1);
}
