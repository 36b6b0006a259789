import * as tf from '@tensorflow/tfjs';

const model = tf.sequential({
  layers: [
    tf.layers.dense({ inputShape: [8], units: 32, activation: 'relu' }),
    tf.layers.dense({ units: 1 }),
  ],
});

// A handler of our own: it takes what would be written to files.
let saved: tf.io.ModelArtifacts = {};
await model.save(
  tf.io.withSaveHandler((artifacts) => {
    saved = artifacts;
    return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } });
  }),
);
const weights = tf.io.CompositeArrayBuffer.join(saved.weightData);
console.log(`${model.countParams()} weights are ${weights.byteLength} bytes.`);
console.log(`The topology is ${JSON.stringify(saved.modelTopology).length} characters of JSON.`);

const again = await tf.loadLayersModel(tf.io.fromMemory(saved));
const row = tf.randomNormal([1, 8]);
const difference = (model.predict(row) as tf.Tensor).sub(again.predict(row) as tf.Tensor).abs();
console.log('difference after loading:', difference.dataSync()[0]);
