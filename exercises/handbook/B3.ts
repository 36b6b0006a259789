import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const { train, columns } = await dataset('fuel-economy');
const means = tf.tensor1d(columns.map(({ mean }) => mean));
const deviations = tf.tensor1d(columns.map(({ standardDeviation }) => standardDeviation));
const filled = tf.where<tf.Tensor>(train.xs.isNaN(), means, train.xs);
const inputs = { raw: filled, scaled: filled.sub(means).div(deviations) };

for (const [name, xs] of Object.entries(inputs)) {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ units: 16, activation: 'relu', inputShape: [columns.length] }),
      tf.layers.dense({ units: 1 }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.03), loss: 'meanAbsoluteError' });
  const { history } = await model.fit(xs, train.ys, { epochs: 12 });
  console.log(`${name}: off by ${Number(history['loss'].at(-1)).toFixed(1)} miles per gallon`);
}
