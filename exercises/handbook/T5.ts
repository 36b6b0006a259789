import * as tf from '@tensorflow/tfjs';

function build(last: tf.layers.Layer): tf.Sequential {
  return tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [28, 28, 1], filters: 32, kernelSize: 3, activation: 'relu' }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      last,
      tf.layers.dense({ units: 128, activation: 'relu' }),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
}

const heads = { flatten: tf.layers.flatten(), 'global average': tf.layers.globalAveragePooling2d({}) };
for (const [name, last] of Object.entries(heads)) {
  const model = build(last);
  console.log(`${name}: ${model.countParams()} weights, ${Math.round((4 * model.countParams()) / 1024)} KB`);
  for (const layer of model.layers) console.log(`  ${layer.name}: ${layer.countParams()}`);
}
