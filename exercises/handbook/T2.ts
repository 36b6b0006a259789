import * as tf from '@tensorflow/tfjs';

// Which layers have to do with pooling?
const names = Object.keys(tf.layers).filter((name) => name.toLowerCase().includes('pool'));
console.log(names.join('\n'));

// What does a layer do when you do not say?
const { strides, padding, useBias, kernelInitializer } = tf.layers
  .conv2d({ filters: 8, kernelSize: 3 })
  .getConfig();
console.log('conv2d by default:', { strides, padding, useBias, kernelInitializer });
