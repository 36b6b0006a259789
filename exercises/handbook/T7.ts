import * as tf from '@tensorflow/tfjs';

// Each part of the library has a number; they belong together.
console.log(tf.version);

const model = tf.sequential({ layers: [tf.layers.dense({ inputShape: [2], units: 1 })] });
const topology = model.toJSON(null, false) as Record<string, unknown>;
console.log('written by:', topology['keras_version'], 'class:', topology['class_name']);

// What a reader must know to build the model again:
console.log(JSON.stringify(topology, null, 1).slice(0, 600));
