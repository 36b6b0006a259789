import * as tf from '@tensorflow/tfjs';

const pictures = tf.randomUniform([4, 28, 28]);
const withChannel = pictures.expandDims(-1);
console.log('pictures', pictures.shape, 'for a convolution', withChannel.shape);

// The model takes what was promised and adds the axis itself.
const model = tf.sequential({
  layers: [
    tf.layers.reshape({ inputShape: [28, 28], targetShape: [28, 28, 1] }),
    tf.layers.conv2d({ filters: 4, kernelSize: 3, activation: 'relu' }),
    tf.layers.globalAveragePooling2d({}),
    tf.layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
for (const layer of model.layers) console.log(layer.name, layer.outputShape);
console.log('out', (model.predict(pictures) as tf.Tensor).shape);

const pairs = tf.tensor2d([
  [1, 10],
  [2, 20],
  [3, 30],
]);
pairs.transpose().print();
