import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const { train, vocabulary } = await dataset('review-sentiment', { limit: 400 });
const idOf = new Map(vocabulary.slice(0, 498).map((word, rank) => [word, rank + 2]));
const ids = train.texts.map((text) => {
  const found = (text.toLowerCase().match(/[a-z0-9']+/g) ?? [])
    .map((word) => idOf.get(word) ?? 1)
    .slice(0, 12);
  return [...found, ...new Array<number>(12 - found.length).fill(0)];
});
const xs = tf.tensor2d(ids);

const readers = {
  mean: [tf.layers.globalAveragePooling1d({})],
  convolution: [
    tf.layers.conv1d({ filters: 16, kernelSize: 3, activation: 'relu' }),
    tf.layers.globalMaxPooling1d({}),
  ],
  GRU: [tf.layers.gru({ units: 8 })],
  LSTM: [tf.layers.lstm({ units: 8 })],
};
for (const [name, reader] of Object.entries(readers)) {
  const model = tf.sequential({
    layers: [
      tf.layers.embedding({ inputDim: 500, outputDim: 8, inputLength: 12 }),
      ...reader,
      tf.layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.02), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  const start = Date.now();
  const { history } = await model.fit(xs, train.ys, { epochs: 2, batchSize: 64 });
  console.log(
    `${name}: ${Date.now() - start} ms, training accuracy ${Number(history['acc'].at(-1)).toFixed(2)}`,
  );
}
