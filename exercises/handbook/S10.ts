import * as tf from '@tensorflow/tfjs';

const xs = tf.randomNormal([200, 5]);
const ys = xs
  .mul(tf.tensor1d([3, -2, 1, 0, 0.5]))
  .sum(1, true)
  .add(tf.randomNormal([200, 1], 0, 0.1));
const build = (): tf.Sequential =>
  tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [5] })] });

// Sweep: each epoch at twice the rate of the one before.
const swept = build();
const optimizer = tf.train.sgd(0.001);
swept.compile({ optimizer, loss: 'meanSquaredError' });
await swept.fit(xs, ys, {
  epochs: 12,
  callbacks: {
    onEpochBegin: (epoch) => optimizer.setLearningRate(0.001 * 2 ** epoch),
    onEpochEnd: (epoch, logs) =>
      console.log(`rate ${(0.001 * 2 ** epoch).toFixed(3)}: loss ${String(logs?.['loss'])}`),
  },
});

// Schedule: large steps, then small ones.
const model = build();
for (const rate of [0.1, 0.01, 0.001]) {
  model.compile({ optimizer: tf.train.adam(rate), loss: 'meanSquaredError' });
  const { history } = await model.fit(xs, ys, { epochs: 10 });
  console.log(`after ten epochs at ${rate}: ${Number(history['loss'].at(-1)).toFixed(4)}`);
}
