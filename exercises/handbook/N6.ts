import * as tf from '@tensorflow/tfjs';

// Six tokens; class 1 when token 2 comes before token 3. Both classes hold the very same words.
const COUNT = 256;
const rows = Array.from({ length: COUNT }, () => {
  const row = Array.from({ length: 6 }, () => 4 + Math.floor(Math.random() * 4));
  const [a, b] = [Math.floor(Math.random() * 3), 3 + Math.floor(Math.random() * 3)];
  const isClassOne = Math.random() < 0.5;
  row[a] = isClassOne ? 2 : 3;
  row[b] = isClassOne ? 3 : 2;
  return { row, label: isClassOne ? 1 : 0 };
});
const xs = tf.tensor2d(rows.map(({ row }) => row));
const ys = tf.tensor2d(rows.map(({ label }) => [label]));

const middles = { mean: tf.layers.globalAveragePooling1d({}), LSTM: tf.layers.lstm({ units: 8 }) };
for (const [name, middle] of Object.entries(middles)) {
  const model = tf.sequential({
    layers: [
      tf.layers.embedding({ inputDim: 8, outputDim: 4, inputLength: 6 }),
      middle,
      tf.layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.05), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  const { history } = await model.fit(xs, ys, { epochs: 10, batchSize: 64, validationSplit: 0.25 });
  console.log(`${name}: validation accuracy ${Number(history['val_acc'].at(-1)).toFixed(2)}`);
}
