import * as tf from '@tensorflow/tfjs';
import { type Workload, createNoise, trainByFit } from './workload.ts';

/** Seven series, 24 hours to the next 24: convolution of 32 filters, LSTM of 32 units, a dense layer at each hour, Adam. */
export const series: Workload = {
  batchSize: 64,
  stepsPerEpoch: 3,
  create() {
    const model = tf.sequential({
      layers: [
        tf.layers.conv1d({ inputShape: [24, 7], filters: 32, kernelSize: 3, padding: 'same', activation: 'relu' }), // prettier-ignore
        tf.layers.lstm({ units: 32, returnSequences: true }),
        tf.layers.dense({ units: 7 }),
      ],
    });
    model.compile({ optimizer: 'adam', loss: 'meanSquaredError', metrics: ['mae'] });
    const rows = this.batchSize * this.stepsPerEpoch;
    const data = { xs: createNoise([rows, 24, 7], 1), ys: createNoise([rows, 24, 7], 2) };
    return Promise.resolve(trainByFit(model, data, this.batchSize));
  },
};
