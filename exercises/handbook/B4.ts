import * as tf from '@tensorflow/tfjs';

const names = ['left', 'right', 'top'];
const xs = tf.tensor2d([
  [-2, 0],
  [-3, 0.5],
  [2, 0],
  [3, -0.5],
  [0, 3],
  [0.4, 2.5],
]);
const ys = tf.oneHot([0, 0, 1, 1, 2, 2], 3);

const model = tf.sequential({
  layers: [tf.layers.dense({ units: 3, activation: 'softmax', inputShape: [2] })],
});
model.compile({ optimizer: tf.train.adam(0.2), loss: 'categoricalCrossentropy' });
await model.fit(xs, ys, { epochs: 60 });

// Two new points are a batch of two: [2, 2] goes in, [2, 3] comes out.
const probabilities = model.predict(
  tf.tensor2d([
    [-2.5, 0.2],
    [0.9, 1.2],
  ]),
) as tf.Tensor2D;
probabilities.print();
const answers = probabilities.argMax(-1).dataSync();
console.log('answers:', Array.from(answers, (index) => names[index]).join(', '));
