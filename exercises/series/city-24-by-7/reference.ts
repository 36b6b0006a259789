import * as tf from '@tensorflow/tfjs';
import { dataset, type SeriesDataset } from 'lab';

const INPUT_DAYS = 24;
const TARGET_DAYS = 24;
const FEATURES = 7;

/**
 * One hidden layer sees all 24 days of all seven columns; the last layer answers all 24 days of all seven at once.
 *
 * The network learns two things: where in the week the window ends, which decides the riders, and how fast to slide from
 * today's weather to what is usual for the season, which is all that can be said of the week after next.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, columns } = await dataset('chicago-daily');
  const trainWindows = makeWindows(standardise(train.values, columns));
  const validationWindows = makeWindows(standardise(validation.values, columns));

  const model = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [INPUT_DAYS, FEATURES] }), // [batch, 168]
      tf.layers.dense({ units: 64, activation: 'relu' }),
      tf.layers.dense({ units: TARGET_DAYS * FEATURES }), // [batch, 168]
      tf.layers.reshape({ targetShape: [TARGET_DAYS, FEATURES] }), // [batch, 24, 7]
    ],
  });
  // With squared errors a few stormy days would outweigh the many quiet ones.
  model.compile({ optimizer: tf.train.adam(0.002), loss: 'meanAbsoluteError' });

  await model.fit(trainWindows.xs, trainWindows.ys, {
    epochs: 10,
    batchSize: 64,
    validationData: [validationWindows.xs, validationWindows.ys],
  });
  return model;
}

/** The first seven columns of each day, each by its own mean and deviation: [days][7]. */
function standardise(values: Float32Array, columns: SeriesDataset['columns']): number[][] {
  return Array.from({ length: values.length / columns.length }, (_, day) => {
    const row = values.subarray(day * columns.length, day * columns.length + FEATURES);
    return Array.from(row, (value, at) => (value - columns[at].mean) / columns[at].standardDeviation);
  });
}

/** Every stretch of 48 days gives one example: the first 24 are the input, the last 24 the target. */
function makeWindows(days: number[][]): { xs: tf.Tensor3D; ys: tf.Tensor3D } {
  const inputs: number[][][] = [];
  const targets: number[][][] = [];
  for (let start = 0; start + INPUT_DAYS + TARGET_DAYS <= days.length; start++) {
    const middle = start + INPUT_DAYS;
    inputs.push(days.slice(start, middle));
    targets.push(days.slice(middle, middle + TARGET_DAYS));
  }
  // xs and ys: [windows, 24, 7]
  return { xs: tf.tensor3d(inputs), ys: tf.tensor3d(targets) };
}
