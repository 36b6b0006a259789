import * as tf from '@tensorflow/tfjs';
import { type Workload, createAnswers, createTokens, trainByFit } from './workload.ts';

const VOCABULARY = 2000;
const WORDS = 120;

/** Two classes of texts of 120 words: embedding 2,000 × 16, average over the words, dense 16, Adam. */
export const embedding: Workload = {
  batchSize: 64,
  stepsPerEpoch: 8,
  create() {
    const model = tf.sequential({
      layers: [
        tf.layers.embedding({ inputDim: VOCABULARY, outputDim: 16, inputLength: WORDS }),
        tf.layers.globalAveragePooling1d(),
        tf.layers.dense({ units: 16, activation: 'relu' }),
        tf.layers.dense({ units: 1, activation: 'sigmoid' }),
      ],
    });
    model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy', metrics: ['accuracy'] });
    const rows = this.batchSize * this.stepsPerEpoch;
    const data = { xs: createTokens([rows, WORDS], VOCABULARY, 1), ys: createAnswers(rows, 2) };
    return Promise.resolve(trainByFit(model, data, this.batchSize));
  },
};
