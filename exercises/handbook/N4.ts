import * as tf from '@tensorflow/tfjs';

const topics: Record<string, string[]> = {
  food: ['bread with butter and salt', 'a soup of beans and onions'],
  weather: ['rain and wind from the west', 'a clear and cold night'],
  music: ['a slow song for two voices', 'the drums and the deep bass'],
  travel: ['the train to the north coast', 'a ticket for the night ferry'],
};
const names = Object.keys(topics);
const rows = names.flatMap((name, label) => topics[name].map((text) => ({ text, label })));
const words = [...new Set(rows.flatMap(({ text }) => text.split(' ')))];

// A row of the vocabulary's length: 1 where the word occurs. No padding, no order.
const encode = (text: string): number[] => words.map((word) => (text.split(' ').includes(word) ? 1 : 0));
const xs = tf.tensor2d(rows.map(({ text }) => encode(text)));
const ys = tf.oneHot(
  rows.map(({ label }) => label),
  names.length,
);

const model = tf.sequential({
  layers: [tf.layers.dense({ units: names.length, activation: 'softmax', inputShape: [words.length] })],
});
model.compile({ optimizer: tf.train.adam(0.1), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
await model.fit(xs, ys, { epochs: 30 });

for (const text of ['a night of rain', 'bread for the train', 'a song for the ferry']) {
  const shares = (model.predict(tf.tensor2d([encode(text)])) as tf.Tensor).dataSync();
  console.log(`${text}: ${names.map((name, index) => `${name} ${shares[index].toFixed(2)}`).join(', ')}`);
}
