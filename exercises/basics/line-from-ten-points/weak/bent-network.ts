import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

// A bigger network must be better: between the points it is, beyond them each unit goes its own way.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train } = await dataset('ten-points');

  const model = tf.sequential();
  model.add(tf.layers.dense({ inputShape: [1], units: 16, activation: 'tanh' }));
  model.add(tf.layers.dense({ units: 1 }));
  model.compile({ optimizer: tf.train.adam(0.03), loss: 'meanSquaredError' });

  await model.fit(train.xs, train.ys, { epochs: 400, batchSize: 10 });
  return model;
}
