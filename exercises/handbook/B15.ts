import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const { train } = await dataset('quick-draw-40');

for (const batchSize of [32, 256]) {
  const model = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [28, 28, 1] }),
      tf.layers.dense({ units: 32, activation: 'relu' }),
      tf.layers.dense({ units: 40, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.003), loss: 'categoricalCrossentropy' });
  const start = Date.now();
  const { history } = await model.fitDataset(train.batches({ batchSize }), { epochs: 1 });
  const steps = Math.ceil(train.count / batchSize);
  const loss = Number(history['loss'][0]).toFixed(2);
  console.log(`batches of ${batchSize}: ${steps} steps, ${Date.now() - start} ms, loss ${loss}`);
}
