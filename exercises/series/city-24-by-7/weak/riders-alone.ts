import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const INPUT_DAYS = 24;
const TARGET_DAYS = 24;
const FEATURES = 7;

// 'Category 5 is about one series': the riders alone, 24 days of them. The answer lacks its axis of columns.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, columns } = await dataset('chicago-daily');
  const days = Array.from({ length: train.count }, (_, day) =>
    columns.slice(0, FEATURES).map((column, at) => {
      const value = train.values[day * columns.length + at];
      return (value - column.mean) / column.standardDeviation;
    }),
  );

  const inputs: number[][][] = [];
  const targets: number[][][] = [];
  for (let start = 0; start + INPUT_DAYS + TARGET_DAYS <= days.length; start++) {
    const middle = start + INPUT_DAYS;
    inputs.push(days.slice(start, middle));
    targets.push(days.slice(middle, middle + TARGET_DAYS).map(([riders]) => [riders]));
  }
  const xs = tf.tensor3d(inputs); // [windows, 24, 7]
  const ys = tf.tensor3d(targets); // [windows, 24, 1]

  const model = tf.sequential();
  model.add(tf.layers.flatten({ inputShape: [INPUT_DAYS, FEATURES] }));
  model.add(tf.layers.dense({ units: 64, activation: 'relu' }));
  model.add(tf.layers.dense({ units: TARGET_DAYS })); // [batch, 24]
  model.add(tf.layers.reshape({ targetShape: [TARGET_DAYS, 1] })); // [batch, 24, 1]
  model.compile({ optimizer: 'adam', loss: 'meanAbsoluteError' });

  await model.fit(xs, ys, { epochs: 5, batchSize: 64 });
  return model;
}
