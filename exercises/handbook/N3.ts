import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const { train, validation, vocabulary, classNames } = await dataset('review-sentiment');
const idOf = new Map(vocabulary.slice(0, 1998).map((word, rank) => [word, rank + 2]));

function encode(texts: readonly string[]): tf.Tensor2D {
  const rows = texts.map((text) => {
    const ids = (text.toLowerCase().match(/[a-z0-9']+/g) ?? [])
      .map((word) => idOf.get(word) ?? 1)
      .slice(0, 24);
    return [...ids, ...new Array<number>(24 - ids.length).fill(0)];
  });
  return tf.tensor2d(rows);
}

const model = tf.sequential({
  layers: [
    tf.layers.embedding({ inputDim: 2000, outputDim: 16, inputLength: 24 }),
    tf.layers.globalAveragePooling1d({}),
    tf.layers.dropout({ rate: 0.3 }),
    tf.layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});
model.compile({ optimizer: tf.train.adam(0.01), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
const validationData: [tf.Tensor, tf.Tensor] = [encode(validation.texts), validation.ys];
await model.fit(encode(train.texts), train.ys, { epochs: 4, validationData });

const mine = ['the food was great', 'a waste of time'];
const answers = (model.predict(encode(mine)) as tf.Tensor).dataSync();
for (const [index, text] of mine.entries())
  console.log(`${text}: ${answers[index].toFixed(2)} ${classNames[1]}`);
