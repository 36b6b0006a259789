import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const INPUT_STEPS = 56;

// Averages the eight weeks into one mean week first. It tells the weekday, but not whether births rise: old weeks count as much
// as the last, and so does every holiday.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, mean, standardDeviation } = await dataset('us-births');
  const series = Array.from(train.values, (value) => (value - mean) / standardDeviation);

  const inputs: number[][][] = [];
  const targets: number[][] = [];
  for (let next = INPUT_STEPS; next < series.length; next++) {
    inputs.push(series.slice(next - INPUT_STEPS, next).map((value) => [value]));
    targets.push([series[next]]);
  }

  const model = tf.sequential();
  model.add(tf.layers.reshape({ inputShape: [INPUT_STEPS, 1], targetShape: [8, 7] }));
  model.add(tf.layers.globalAveragePooling1d()); // [batch, 7]
  model.add(tf.layers.dense({ units: 64, activation: 'relu' }));
  model.add(tf.layers.dense({ units: 64, activation: 'relu' }));
  model.add(tf.layers.dense({ units: 1 }));
  model.compile({ optimizer: 'adam', loss: 'meanAbsoluteError' });

  await model.fit(tf.tensor3d(inputs), tf.tensor2d(targets), { epochs: 15, batchSize: 32 });
  return model;
}
