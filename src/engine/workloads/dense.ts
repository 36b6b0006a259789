import * as tf from '@tensorflow/tfjs';
import { type Workload, createNoise, trainByFit } from './workload.ts';

const FEATURES = 9;

/** Regression of one number on nine: 9-64-64-1, mean squared error, Adam. */
export const dense: Workload = {
  batchSize: 64,
  stepsPerEpoch: 16,
  create() {
    const model = tf.sequential({
      layers: [
        tf.layers.dense({ inputShape: [FEATURES], units: 64, activation: 'relu' }),
        tf.layers.dense({ units: 64, activation: 'relu' }),
        tf.layers.dense({ units: 1 }),
      ],
    });
    model.compile({ optimizer: 'adam', loss: 'meanSquaredError', metrics: ['mae'] });
    const rows = this.batchSize * this.stepsPerEpoch;
    const data = { xs: createNoise([rows, FEATURES], 1), ys: createNoise([rows, 1], 2) };
    return Promise.resolve(trainByFit(model, data, this.batchSize));
  },
};
