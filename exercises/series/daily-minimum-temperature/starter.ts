import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const INPUT_STEPS = 64;
const TARGET_STEPS = 7;

export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, mean, standardDeviation } = await dataset('daily-minimum-temperature');
  const series = Array.from(train.values, (value) => (value - mean) / standardDeviation);

  const inputs: number[][][] = [];
  const targets: number[][] = [];
  for (let start = 0; start + INPUT_STEPS + TARGET_STEPS <= series.length; start++) {
    inputs.push(series.slice(start, start + INPUT_STEPS).map((value) => [value]));
    targets.push(series.slice(start + INPUT_STEPS, start + INPUT_STEPS + TARGET_STEPS));
  }
  const xs = tf.tensor3d(inputs); // [windows, 64, 1]
  const ys = tf.tensor2d(targets); // [windows, 7]

  const model = tf.sequential();
  // Begin here: four means of sixteen days show the season, but not what the weather was like yesterday.
  model.add(tf.layers.averagePooling1d({ inputShape: [INPUT_STEPS, 1], poolSize: 16 }));
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: TARGET_STEPS }));
  model.compile({ optimizer: 'adam', loss: 'meanAbsoluteError' });

  await model.fit(xs, ys, { epochs: 8 });
  return model;
}
