import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const WORDS = 600;
const LENGTH = 20;
const { train, vocabulary } = await dataset('review-sentiment');
const idOf = new Map(vocabulary.slice(0, WORDS - 2).map((word, rank) => [word, rank + 2]));
const ids = train.texts.map((text) => {
  const found = (text.toLowerCase().match(/[a-z0-9']+/g) ?? [])
    .map((word) => idOf.get(word) ?? 1)
    .slice(0, LENGTH);
  return [...found, ...new Array<number>(LENGTH - found.length).fill(0)];
});

const table = tf.layers.embedding({ inputDim: WORDS, outputDim: 8, inputLength: LENGTH });
const head = tf.layers.dense({ units: 1, activation: 'sigmoid' });
const model = tf.sequential({ layers: [table, tf.layers.globalAveragePooling1d({}), head] });
model.compile({ optimizer: tf.train.adam(0.02), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
await model.fit(tf.tensor2d(ids), train.ys, { epochs: 5 });

// The cosine of the angle between two words: 1 is the same direction.
const vectors = table.getWeights()[0];
const unit = vectors.div<tf.Tensor2D>(vectors.norm('euclidean', 1, true));
for (const word of ['great', 'bad', 'phone']) {
  const own = unit.slice([idOf.get(word) ?? 1, 0], [1, -1]);
  const { indices } = tf.topk(unit.matMul(own.transpose()).reshape([WORDS]), 6);
  const near = Array.from(indices.dataSync())
    .slice(1)
    .map((id) => vocabulary[id - 2] ?? '(none)');
  console.log(`${word}: ${near.join(', ')}`);
}
