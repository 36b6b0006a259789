import * as tf from '@tensorflow/tfjs';

// People buy ice when the day before was warm; the warmth itself is a wave with noise.
const warmth = Array.from({ length: 400 }, (_, day) => Math.sin(day / 6) + (Math.random() - 0.5) * 2);
const sold = warmth.map((_, day) => (day === 0 ? 0 : warmth[day - 1]) + (Math.random() - 0.5) * 0.2);

const STEPS = 7;
function window(columns: number[][]): tf.Tensor3D {
  const starts = sold.slice(STEPS).map((_, start) => start);
  return tf.tensor3d(
    starts.map((start) =>
      Array.from({ length: STEPS }, (_, step) => columns.map((column) => column[start + step])),
    ),
  );
}
const ys = tf.tensor2d(sold.slice(STEPS).map((value) => [value]));

for (const [name, columns] of Object.entries({ 'sales alone': [sold], 'with warmth': [sold, warmth] })) {
  const model = tf.sequential({
    layers: [tf.layers.flatten({ inputShape: [STEPS, columns.length] }), tf.layers.dense({ units: 1 })],
  });
  model.compile({ optimizer: tf.train.adam(0.02), loss: 'meanAbsoluteError' });
  const { history } = await model.fit(window(columns), ys, { epochs: 30, validationSplit: 0.25 });
  console.log(`${name}: validation error ${Number(history['val_loss'].at(-1)).toFixed(3)}`);
}
