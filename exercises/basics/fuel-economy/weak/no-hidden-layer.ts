import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

// A straight line: trained to the end, it is linear regression and no more.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, columns } = await dataset('fuel-economy');
  const mean = tf.tensor1d(columns.map((column) => column.mean));
  const standardDeviation = tf.tensor1d(columns.map((column) => column.standardDeviation));
  const xs = tf.tidy(() => train.xs.sub(mean).div(standardDeviation));

  const model = tf.sequential();
  model.add(tf.layers.dense({ inputShape: [columns.length], units: 1 }));
  model.compile({ optimizer: tf.train.adam(0.1), loss: 'meanSquaredError', metrics: ['mae'] });

  await model.fit(xs, train.ys, { epochs: 60, batchSize: 16 });
  return model;
}
