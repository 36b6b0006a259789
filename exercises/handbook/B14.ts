import * as tf from '@tensorflow/tfjs';

// A perfect forecast, and labels that forgot an axis.
const forecast = tf.tensor2d([[1], [2], [3], [4]]);
const labels = tf.tensor1d([1, 2, 3, 4]);

const differences = forecast.sub(labels);
console.log('shape of the differences:', differences.shape);
differences.print();
console.log('mean absolute error:', differences.abs().mean().dataSync()[0]);

// 24 hours of 7 columns in, the next 24 hours of 7 columns out.
const model = tf.sequential({
  layers: [
    tf.layers.flatten({ inputShape: [24, 7] }),
    tf.layers.dense({ units: 24 * 7 }),
    tf.layers.reshape({ targetShape: [24, 7] }),
  ],
});
console.log('out:', model.outputShape);
