import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const BEFORE = 4;
const TEMPERATURE = 0.8;
const { train } = await dataset('sonnets');
const text = train.texts
  .slice(0, 120)
  .join('\n')
  .toLowerCase()
  .replace(/[^a-z ,\n]/g, '');
const letters = [...new Set(text)];
const codes = Array.from(text, (letter) => letters.indexOf(letter));

/** Four letters, each one-hot, side by side: [count, 4 × letters]. */
const encode = (rows: number[][]): tf.Tensor =>
  tf.tidy(() =>
    tf.oneHot(tf.tensor2d(rows, [rows.length, BEFORE], 'int32'), letters.length).reshape([rows.length, -1]),
  );
const places = codes.slice(BEFORE).map((_, start) => codes.slice(start, start + BEFORE));

const model = tf.sequential({
  layers: [
    tf.layers.dense({ units: 64, activation: 'relu', inputShape: [BEFORE * letters.length] }),
    tf.layers.dense({ units: letters.length }),
    tf.layers.softmax(),
  ],
});
model.compile({ optimizer: tf.train.adam(0.01), loss: 'categoricalCrossentropy' });
await model.fit(encode(places), tf.oneHot(codes.slice(BEFORE), letters.length), {
  epochs: 8,
  batchSize: 128,
});

const written = codes.slice(0, BEFORE);
for (let step = 0; step < 200; step++) {
  const next = tf.tidy(() => {
    const shares = model.predict(encode([written.slice(-BEFORE)])) as tf.Tensor2D;
    return tf.multinomial(shares.log().div<tf.Tensor2D>(TEMPERATURE), 1, step + 1).dataSync()[0];
  });
  written.push(next);
}
console.log(written.map((code) => letters[code]).join(''));
