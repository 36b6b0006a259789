import * as tf from '@tensorflow/tfjs';

// A wave that jumps back: straight lines cannot follow it.
const values = Array.from(
  { length: 360 },
  (_, step) => ((step % 9) / 4 - 1) * (step % 18 < 9 ? 1 : 0.5) + Math.random() * 0.1,
);
const STEPS = 18;
const starts = values.slice(STEPS).map((_, start) => start);
const xs = tf.tensor3d(starts.map((start) => values.slice(start, start + STEPS).map((value) => [value])));
const ys = tf.tensor2d(starts.map((start) => [values[start + STEPS]]));

const inputShape = [STEPS, 1];
const readers = {
  linear: [tf.layers.flatten({ inputShape })],
  convolution: [
    tf.layers.conv1d({ inputShape, filters: 12, kernelSize: 5, activation: 'relu' }),
    tf.layers.flatten(),
  ],
  GRU: [tf.layers.gru({ inputShape, units: 8 })],
};
for (const [name, reader] of Object.entries(readers)) {
  const model = tf.sequential({ layers: [...reader, tf.layers.dense({ units: 1 })] });
  model.compile({ optimizer: tf.train.adam(0.02), loss: 'meanAbsoluteError' });
  const start = Date.now();
  const { history } = await model.fit(xs, ys, { epochs: 8, validationSplit: 0.25 });
  const error = Number(history['val_loss'].at(-1)).toFixed(3);
  console.log(`${name}: validation error ${error}, ${Date.now() - start} ms`);
}
