import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

/**
 * One unit: y = weight · x + bias. Training looks for the two numbers.
 *
 * The loss is a valley over weight and bias, and each step goes downhill by the rate times the slope. Near the bottom
 * the slope is small, so the steps shorten by themselves and settle at the exact line.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation } = await dataset('ten-points');

  const model = tf.sequential({
    layers: [tf.layers.dense({ inputShape: [1], units: 1 })],
  });
  // Above 0.1 the steps jump over the valley and the loss grows without end; far below, thousands of epochs are needed.
  model.compile({ optimizer: tf.train.sgd(0.03), loss: 'meanSquaredError' });

  await model.fit(train.xs, train.ys, {
    epochs: 300,
    // All ten points at once: every step goes straight downhill.
    batchSize: 10,
    validationData: [validation.xs, validation.ys],
  });

  // What the unit has learned: the slope of the line, and its height at 0.
  const [weight, bias] = model.getWeights();
  weight?.print();
  bias?.print();
  return model;
}
