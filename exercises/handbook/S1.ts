import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const { train, validation, mean, standardDeviation } = await dataset('us-births');
const standardise = (values: Float32Array): number[] =>
  Array.from(values, (value) => (value - mean) / standardDeviation);

function window(values: number[], length: number): [tf.Tensor2D, tf.Tensor2D] {
  const starts = values.slice(length).map((_, start) => start);
  const xs = starts.map((start) => values.slice(start, start + length));
  return [tf.tensor2d(xs), tf.tensor2d(starts.map((start) => [values[start + length]]))];
}

for (const length of [3, 7, 14]) {
  const [xs, ys] = window(standardise(train.values), length);
  const [valXs, valYs] = window(standardise(validation.values), length);
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [length] })] });
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'meanAbsoluteError' });
  await model.fit(xs, ys, { epochs: 5, batchSize: 64 });
  const error = (model.evaluate(valXs, valYs) as tf.Scalar).dataSync()[0] * standardDeviation;
  console.log(`${length} days back: off by ${error.toFixed(0)} births a day`);
}
