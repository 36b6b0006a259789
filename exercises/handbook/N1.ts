import * as tf from '@tensorflow/tfjs';

const praise = [
  'a warm and funny film',
  'great food and kind people',
  'i love this phone',
  'works well and looks great',
];
const blame = [
  'a dull and empty film',
  'cold food and rude people',
  'i hate this phone',
  'broke soon and looks cheap',
];
const texts = [...praise, ...blame];

// 0 pads, 1 is unknown, words begin at 2.
const words = [...new Set(texts.flatMap((text) => text.split(' ')))];
const LENGTH = 6;
function encode(text: string): number[] {
  const ids = text.split(' ').map((word) => words.indexOf(word) + 2 || 1);
  const known = ids.map((id) => (id < 2 ? 1 : id)).slice(0, LENGTH);
  return [...known, ...new Array<number>(LENGTH - known.length).fill(0)];
}
const xs = tf.tensor2d(texts.map(encode));
const ys = tf.tensor2d(texts.map((_, index) => [index < praise.length ? 1 : 0]));

const model = tf.sequential({
  layers: [
    tf.layers.embedding({ inputDim: words.length + 2, outputDim: 8, inputLength: LENGTH }),
    tf.layers.globalAveragePooling1d({}),
    tf.layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});
model.compile({ optimizer: tf.train.adam(0.05), loss: 'binaryCrossentropy' });
await model.fit(xs, ys, { epochs: 40 });

for (const text of ['a great film', 'rude people', 'cheap and dull']) {
  const [probability] = (model.predict(tf.tensor2d([encode(text)])) as tf.Tensor).dataSync();
  console.log(`${text}: ${probability.toFixed(2)}`);
}
