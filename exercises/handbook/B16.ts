import * as tf from '@tensorflow/tfjs';

const TARGET = 0.95;
const xs = tf.randomUniform([200, 2], -1, 1);
const ys = xs
  .slice([0, 0], [-1, 1])
  .greater(xs.slice([0, 1], [-1, 1]))
  .toFloat();

const model = tf.sequential({
  layers: [
    tf.layers.dense({ units: 8, activation: 'relu', inputShape: [2] }),
    tf.layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});
model.compile({ optimizer: tf.train.adam(0.02), loss: 'binaryCrossentropy', metrics: ['accuracy'] });

await model.fit(xs, ys, {
  epochs: 100,
  callbacks: {
    onEpochEnd: (epoch, logs) => {
      if (epoch === 0) console.log('what logs holds:', logs);
      if (logs === undefined || logs['acc'] < TARGET) return;
      console.log(`${TARGET} reached after epoch ${epoch + 1}`);
      model.stopTraining = true;
    },
  },
});
