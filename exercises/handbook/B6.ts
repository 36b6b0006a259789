import * as tf from '@tensorflow/tfjs';

// 300 points; those closer to the middle than 0.6 are class 1.
const xs = tf.randomUniform([300, 2], -1, 1);
const ys = xs.square().sum(1, true).less(0.36).toFloat();
console.log('share of class 1:', ys.mean().dataSync()[0].toFixed(2));

const model = tf.sequential({
  layers: [
    tf.layers.dense({ units: 16, activation: 'relu', inputShape: [2] }),
    tf.layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});
model.compile({ optimizer: tf.train.adam(0.03), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
await model.fit(xs, ys, { epochs: 30, validationSplit: 0.2 });

const [middle, corner] = (
  model.predict(
    tf.tensor2d([
      [0, 0],
      [0.9, 0.9],
    ]),
  ) as tf.Tensor
).dataSync();
console.log(`middle: ${middle.toFixed(3)}, corner: ${corner.toFixed(3)}`);
