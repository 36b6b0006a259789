import * as tf from '@tensorflow/tfjs';

const heights = tf.tensor2d([
  [1.62, 1.8],
  [1.75, 1.91],
  [1.68, 1.77],
]);
console.log('shape', heights.shape, 'of type', heights.dtype);

// Broadcasting: one mean for each column, taken from every row.
const before = tf.memory().numTensors;
const centred = tf.tidy(() => heights.sub(heights.mean(0)));
centred.print();
console.log('tensors more than before:', tf.memory().numTensors - before);

// Shapes decide: [3, 2] times [2, 1] is [3, 1].
heights.matMul(tf.tensor2d([[1], [-1]])).print();
