import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const TARGET = 0.98;

/**
 * One hidden layer, and a callback that ends training.
 *
 * The number of epochs is only an upper bound. The target asks for a whole epoch, so that no lucky batch counts; and since a
 * few pictures can be learnt by heart, there are enough of them for the target to mean something.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation } = await dataset('mnist', { limit: 20_000 });

  const model = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [28, 28, 1] }),
      tf.layers.dense({ units: 128, activation: 'relu' }),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  model.compile({
    optimizer: tf.train.adam(0.003),
    loss: 'categoricalCrossentropy',
    metrics: ['accuracy'],
  });

  await model.fit(train.xs, train.ys, {
    epochs: 10,
    batchSize: 64,
    // Two thousand pictures are enough to see whether validation keeps up.
    validationData: [validation.xs.slice(0, 2000), validation.ys.slice(0, 2000)],
    callbacks: {
      onEpochEnd: (_epoch, logs) => {
        // TensorFlow.js shortens the name in the logs: 'acc', though the metric is 'accuracy'.
        if ((logs?.acc ?? 0) >= TARGET) model.stopTraining = true;
      },
    },
  });
  return model;
}
