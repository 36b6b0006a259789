import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const INPUT_STEPS = 60;
const TARGET_STEPS = 12;

export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, mean, standardDeviation } = await dataset('sunspots');
  const series = Array.from(train.values, (value) => (value - mean) / standardDeviation);

  const inputs: number[][][] = [];
  const targets: number[][] = [];
  for (let start = 0; start + INPUT_STEPS + TARGET_STEPS <= series.length; start++) {
    inputs.push(series.slice(start, start + INPUT_STEPS).map((value) => [value]));
    targets.push(series.slice(start + INPUT_STEPS, start + INPUT_STEPS + TARGET_STEPS));
  }
  const xs = tf.tensor3d(inputs); // [windows, 60, 1]
  const ys = tf.tensor2d(targets); // [windows, 12]

  const model = tf.sequential();
  // Begin here: ten means of half a year each show the cycle, but hardly where it stands just now.
  model.add(tf.layers.averagePooling1d({ inputShape: [INPUT_STEPS, 1], poolSize: 6 }));
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: TARGET_STEPS }));
  model.compile({ optimizer: 'adam', loss: 'meanAbsoluteError' });

  await model.fit(xs, ys, { epochs: 20 });
  return model;
}
