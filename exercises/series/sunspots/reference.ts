import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const INPUT_STEPS = 60;
const TARGET_STEPS = 12;

/**
 * A small dense network that maps five years to the year that follows, all twelve months at once.
 *
 * The series is a cycle of about eleven years under heavy monthly noise. Repeating the last month repeats its noise too;
 * the network averages over months and sees whether the cycle rises or falls.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, mean, standardDeviation } = await dataset('sunspots');
  const standardise = (values: Float32Array): number[] =>
    Array.from(values, (value) => (value - mean) / standardDeviation);
  const trainWindows = makeWindows(standardise(train.values));
  const validationWindows = makeWindows(standardise(validation.values));

  const model = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [INPUT_STEPS, 1] }),
      tf.layers.dense({ units: 32, activation: 'relu' }),
      tf.layers.dense({ units: TARGET_STEPS }),
    ],
  });
  // The absolute error is the measure of the exercise and forgives the odd extreme month.
  model.compile({ optimizer: tf.train.adam(0.001), loss: 'meanAbsoluteError' });

  await model.fit(trainWindows.xs, trainWindows.ys, {
    epochs: 20,
    batchSize: 32,
    validationData: [validationWindows.xs, validationWindows.ys],
  });
  return model;
}

/** Every stretch of 72 months gives one example: the first 60 are the input, the last 12 the target. */
function makeWindows(values: number[]): { xs: tf.Tensor3D; ys: tf.Tensor2D } {
  const inputs: number[][][] = [];
  const targets: number[][] = [];
  for (let start = 0; start + INPUT_STEPS + TARGET_STEPS <= values.length; start++) {
    const middle = start + INPUT_STEPS;
    inputs.push(values.slice(start, middle).map((value) => [value]));
    targets.push(values.slice(middle, middle + TARGET_STEPS));
  }
  // xs: [windows, 60, 1], ys: [windows, 12]
  return { xs: tf.tensor3d(inputs), ys: tf.tensor2d(targets) };
}
