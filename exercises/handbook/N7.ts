import * as tf from '@tensorflow/tfjs';

const options = { units: 16, inputShape: [10, 4] };
const layers = {
  'simple RNN': tf.layers.simpleRNN(options),
  GRU: tf.layers.gru(options),
  LSTM: tf.layers.lstm(options),
  'LSTM, all steps': tf.layers.lstm({ ...options, returnSequences: true }),
  bidirectional: tf.layers.bidirectional({
    layer: tf.layers.gru({ units: 16 }),
    mergeMode: 'concat',
    inputShape: [10, 4],
  }),
};

const sequence = tf.randomNormal([2, 10, 4]);
for (const [name, layer] of Object.entries(layers)) {
  const model = tf.sequential({ layers: [layer] });
  const out = model.predict(sequence) as tf.Tensor;
  console.log(`${name}: ${model.countParams()} weights, [2, 10, 4] → [${out.shape.join(', ')}]`);
}

// With a state for each step, a GRU can say after every letter which one follows.
const text = 'row row row your boat';
const letters = [...new Set(text)];
const coded = tf
  .oneHot(
    Array.from(text, (letter) => letters.indexOf(letter)),
    letters.length,
  )
  .expandDims(0);
const [before, after] = [coded.slice([0, 0], [1, text.length - 1]), coded.slice([0, 1])];
const writer = tf.sequential({
  layers: [
    tf.layers.gru({ units: 24, returnSequences: true, inputShape: [text.length - 1, letters.length] }),
    tf.layers.dense({ units: letters.length, activation: 'softmax' }),
  ],
});
writer.compile({ optimizer: tf.train.adam(0.05), loss: 'categoricalCrossentropy' });
await writer.fit(before, after, { epochs: 30 });
const guesses = (writer.predict(before) as tf.Tensor).argMax(-1).dataSync();
console.log(`follows: ${text.slice(1)}\nguessed: ${Array.from(guesses, (code) => letters[code]).join('')}`);
