import * as tf from '@tensorflow/tfjs';

// The rule behind the points is y = 3x − 2; the network is not told.
const xs = tf.tensor2d([-1, 0, 1, 2, 3, 4], [6, 1]);
const ys = tf.tensor2d([-5, -2, 1, 4, 7, 10], [6, 1]);

const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
model.compile({ optimizer: tf.train.sgd(0.05), loss: 'meanSquaredError' });
await model.fit(xs, ys, { epochs: 150 });

const [weight, bias] = model.getWeights();
console.log('slope', weight.dataSync()[0], 'offset', bias.dataSync()[0]);
console.log('ten should give 28:');
(model.predict(tf.tensor2d([[10]])) as tf.Tensor).print();
