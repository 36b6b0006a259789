import * as tf from '@tensorflow/tfjs';

// Only the first of twenty columns matters; the others are noise to be learnt by heart.
const xs = tf.randomNormal([120, 20]);
const ys = xs
  .slice([0, 0], [-1, 1])
  .add(tf.randomNormal([120, 1], 0, 0.5))
  .greater(0)
  .toFloat();

for (const rate of [0, 0.5]) {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ units: 64, activation: 'relu', inputShape: [20] }),
      tf.layers.dropout({ rate }),
      tf.layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'binaryCrossentropy' });
  const { history } = await model.fit(xs, ys, { epochs: 40, validationSplit: 0.5 });
  const [training, validation] = ['loss', 'val_loss'].map((name) => Number(history[name].at(-1)));
  console.log(`dropout ${rate}: training ${training.toFixed(2)}, validation ${validation.toFixed(2)}`);
}
