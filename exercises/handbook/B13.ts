import * as tf from '@tensorflow/tfjs';

const rooms = tf.tensor2d([[2], [3], [4], [5], [6]]);
const prices = tf.tensor2d([[150], [200], [250], [300], [350]]);

// The first half: made from the training rows, used for all rows.
const mean = rooms.mean();
const deviation = tf.moments(rooms).variance.sqrt();
const scale = (xs: tf.Tensor): tf.Tensor => xs.sub(mean).div(deviation);

const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
model.compile({ optimizer: tf.train.adam(8), loss: 'meanSquaredError' });
await model.fit(scale(rooms), prices, { epochs: 150 });

const fresh = tf.tensor2d([[7], [8]]);
const predict = (xs: tf.Tensor): string => (model.predict(xs) as tf.Tensor).round().dataSync().join(', ');
console.log('7 and 8 rooms, scaled as in training:', predict(scale(fresh)));
console.log('the same rooms, not scaled:', predict(fresh));
