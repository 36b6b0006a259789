import * as tf from '@tensorflow/tfjs';

// A short bar somewhere on 12 × 12 pixels with noise: upright (1) or lying (0)?
const COUNT = 400;
const labels = Array.from({ length: COUNT }, () => (Math.random() < 0.5 ? 1 : 0));
const xs = tf.tensor4d(
  labels.flatMap((label) => {
    const pixels = Array.from({ length: 144 }, () => Math.random() * 0.5);
    const start = Math.floor(Math.random() * 8) * 12 + Math.floor(Math.random() * 8);
    for (let step = 0; step < 4; step++) pixels[start + step * (label === 1 ? 12 : 1)] += 0.7;
    return pixels;
  }),
  [COUNT, 12, 12, 1],
);
const ys = tf.tensor2d(labels, [COUNT, 1]);

const inputShape = [12, 12, 1];
const starts = {
  dense: [tf.layers.flatten({ inputShape }), tf.layers.dense({ units: 32, activation: 'relu' })],
  convolution: [
    tf.layers.conv2d({ inputShape, filters: 8, kernelSize: 4, activation: 'relu' }),
    tf.layers.globalMaxPooling2d({}),
  ],
};
for (const [name, layers] of Object.entries(starts)) {
  const model = tf.sequential({ layers: [...layers, tf.layers.dense({ units: 1, activation: 'sigmoid' })] });
  model.compile({ optimizer: tf.train.adam(0.02), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  const { history } = await model.fit(xs, ys, { epochs: 15, validationSplit: 0.5 });
  console.log(
    `${name}: ${model.countParams()} weights, validation accuracy ${Number(history['val_acc'].at(-1)).toFixed(2)}`,
  );
}
