import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const INPUT_STEPS = 64;
const TARGET_STEPS = 7;
/** Days that the convolution sums up in one step; 64 is a multiple of it, so that the newest day is not cut off. */
const DAYS_IN_STEP = 4;
const FIRST_RATE = 0.01;

/**
 * A convolution that sums up four days at a time, and a recurrent layer that reads the sixteen sums in order.
 *
 * Today's temperature is a good guess for tomorrow and a poor one for next week. The network learns how fast to slide
 * from today's value to what is usual, which it tells from the last two months.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, mean, standardDeviation } = await dataset('daily-minimum-temperature');
  const standardise = (values: Float32Array): number[] =>
    Array.from(values, (value) => (value - mean) / standardDeviation);
  const trainWindows = makeWindows(standardise(train.values));
  const validationWindows = makeWindows(standardise(validation.values));

  const model = tf.sequential({
    layers: [
      tf.layers.conv1d({
        inputShape: [INPUT_STEPS, 1],
        filters: 16,
        kernelSize: DAYS_IN_STEP,
        strides: DAYS_IN_STEP,
        activation: 'relu',
      }), // [batch, 16, 16]
      // Gives its state after the last step only, which is all that the forecast needs.
      tf.layers.gru({ units: 24 }), // [batch, 24]
      tf.layers.dense({ units: TARGET_STEPS }), // [batch, 7]
    ],
  });
  const optimizer = tf.train.adam(FIRST_RATE);
  model.compile({ optimizer, loss: 'meanAbsoluteError' });

  await model.fit(trainWindows.xs, trainWindows.ys, {
    epochs: 6,
    batchSize: 64,
    validationData: [validationWindows.xs, validationWindows.ys],
    callbacks: {
      // With a fixed rate the last epoch may be a bad one; half the rate each epoch, and the forecast settles.
      onEpochBegin: async (epoch) => {
        Object.assign(optimizer, { learningRate: FIRST_RATE / 2 ** epoch });
      },
    },
  });
  return model;
}

/** Every stretch of 71 days gives one example: the first 64 are the input, the last 7 the target. */
function makeWindows(values: number[]): { xs: tf.Tensor3D; ys: tf.Tensor2D } {
  const inputs: number[][][] = [];
  const targets: number[][] = [];
  for (let start = 0; start + INPUT_STEPS + TARGET_STEPS <= values.length; start++) {
    const middle = start + INPUT_STEPS;
    inputs.push(values.slice(start, middle).map((value) => [value]));
    targets.push(values.slice(middle, middle + TARGET_STEPS));
  }
  // xs: [windows, 64, 1], ys: [windows, 7]
  return { xs: tf.tensor3d(inputs), ys: tf.tensor2d(targets) };
}
