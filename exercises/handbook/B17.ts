import * as tf from '@tensorflow/tfjs';

const csv = `station,celsius
north,4.5
south,11.0
east,7.5
west,8.0`;
const json =
  '[{"id":"north","people":120},{"id":"south","people":410},{"id":"east","people":260},{"id":"west","people":285}]';

const [, ...lines] = csv.split('\n');
const warmth = lines
  .map((line) => line.split(','))
  .map(([id, celsius]) => ({ id, celsius: Number(celsius) }));
const visitors = new Map(
  (JSON.parse(json) as { id: string; people: number }[]).map((row) => [row.id, row.people]),
);

const joined = warmth.filter(({ id }) => visitors.has(id));
console.log(`${joined.length} of ${warmth.length} rows found their partner`);

const xs = tf.tensor2d(joined.map(({ celsius }) => [celsius / 10]));
const ys = tf.tensor2d(joined.map(({ id }) => [(visitors.get(id) ?? NaN) / 100]));
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
model.compile({ optimizer: tf.train.adam(0.1), loss: 'meanSquaredError' });
await model.fit(xs, ys, { epochs: 150 });
const guess = (model.predict(tf.tensor2d([[0.9]])) as tf.Tensor).dataSync()[0];
console.log(`at 9 °C about ${Math.round(guess * 100)} people`);
