import * as tf from '@tensorflow/tfjs';
import { type Workload, createAnswers, createTokens, trainByFit } from './workload.ts';

const VOCABULARY = 2000;
/** The target for the number of programs is stated for 30 steps. */
const WORDS = 30;

/** Two classes of texts of 30 words: embedding 2,000 × 16, one LSTM of 32 units, Adam. */
export const lstm = createTextWorkload(() => tf.layers.lstm({ units: 32 }));

/** The same with an LSTM of 32 units in each direction. */
export const bilstm = createTextWorkload(() =>
  tf.layers.bidirectional({
    layer: tf.layers.lstm({ units: 32 }),
    mergeMode: 'concat',
  }),
);

/** The same with a GRU of 32 units. */
export const gru = createTextWorkload(() => tf.layers.gru({ units: 32 }));

function createTextWorkload(createRecurrent: () => tf.layers.Layer): Workload {
  return {
    batchSize: 64,
    stepsPerEpoch: 3,
    create() {
      const model = tf.sequential({
        layers: [
          tf.layers.embedding({ inputDim: VOCABULARY, outputDim: 16, inputLength: WORDS }),
          createRecurrent(),
          tf.layers.dense({ units: 1, activation: 'sigmoid' }),
        ],
      });
      model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy', metrics: ['accuracy'] });
      const rows = this.batchSize * this.stepsPerEpoch;
      const data = { xs: createTokens([rows, WORDS], VOCABULARY, 1), ys: createAnswers(rows, 2) };
      return Promise.resolve(trainByFit(model, data, this.batchSize));
    },
  };
}
