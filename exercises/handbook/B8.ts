import * as tf from '@tensorflow/tfjs';
import * as tfvis from '@tensorflow/tfjs-vis';

// Forty points of a curve with noise: few enough to be learnt by heart.
const xs = tf.randomUniform([40, 1], -3, 3);
const ys = xs.sin().add(tf.randomNormal([40, 1], 0, 0.4));

const model = tf.sequential({
  layers: [
    tf.layers.dense({ units: 64, activation: 'relu', inputShape: [1] }),
    tf.layers.dense({ units: 64, activation: 'relu' }),
    tf.layers.dense({ units: 1 }),
  ],
});
model.compile({ optimizer: tf.train.adam(0.01), loss: 'meanSquaredError' });
const history = await model.fit(xs, ys, { epochs: 80, validationSplit: 0.5 });

const losses = history.history['val_loss'].map(Number);
const best = losses.indexOf(Math.min(...losses));
console.log(`Validation was best after epoch ${best + 1} of ${losses.length}.`);
await tfvis.show.history({ name: 'Loss' }, history, ['loss', 'val_loss']);
