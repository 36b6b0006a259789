import * as tf from '@tensorflow/tfjs';
import { type Workload, createLabels, createNoise, trainByFit } from './workload.ts';

/** Ten classes of 28 × 28 grey pictures: convolutions of 16 and 32 filters, dense 64, Adam. */
export const cnn28: Workload = {
  batchSize: 64,
  stepsPerEpoch: 4,
  create() {
    const model = tf.sequential({
      layers: [
        tf.layers.conv2d({ inputShape: [28, 28, 1], filters: 16, kernelSize: 3, activation: 'relu' }),
        tf.layers.maxPooling2d({ poolSize: 2 }),
        tf.layers.conv2d({ filters: 32, kernelSize: 3, activation: 'relu' }),
        tf.layers.maxPooling2d({ poolSize: 2 }),
        tf.layers.flatten(),
        tf.layers.dense({ units: 64, activation: 'relu' }),
        tf.layers.dense({ units: 10, activation: 'softmax' }),
      ],
    });
    model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
    const rows = this.batchSize * this.stepsPerEpoch;
    const data = { xs: createNoise([rows, 28, 28, 1], 1), ys: createLabels(rows, 10, 2) };
    return Promise.resolve(trainByFit(model, data, this.batchSize));
  },
};
