import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const { train, classNames } = await dataset('penguins');
// Length and depth of the bill; rows with a missing value count as the mean.
const bill = train.xs.slice([0, 0], [-1, 2]);
const known = tf.where<tf.Tensor>(bill.isNaN(), tf.tensor1d([44, 17]), bill);
const xs = known.sub(known.mean(0)).div(tf.moments(known, 0).variance.sqrt());

const model = tf.sequential({
  layers: [
    tf.layers.dense({ units: 16, activation: 'relu', inputShape: [2] }),
    tf.layers.dense({ units: classNames.length, activation: 'softmax' }),
  ],
});
model.compile({ optimizer: tf.train.adam(0.03), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
await model.fit(xs, train.ys, { epochs: 30 });

const probabilities = model.predict(xs) as tf.Tensor;
const oneHot = tf.metrics.categoricalCrossentropy(train.ys, probabilities).mean().dataSync()[0];
const picked = probabilities.mul(train.ys).sum(1).log().mean().neg().dataSync()[0];
console.log(`${classNames.join(', ')}: one-hot ${oneHot.toFixed(4)}, by number ${picked.toFixed(4)}`);
