import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const VOCABULARY_SIZE = 2000;
const LENGTH = 32;
const UNKNOWN_ID = 1;
const FIRST_WORD_ID = 2;

export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, vocabulary } = await dataset('review-sentiment');
  const encode = createEncoder(vocabulary);

  const model = tf.sequential();
  model.add(tf.layers.embedding({ inputDim: VOCABULARY_SIZE, outputDim: 16, inputLength: LENGTH }));
  model.add(tf.layers.globalAveragePooling1d({}));
  // Begin here: this model has more room to remember than it needs, and twenty epochs are time enough to fill it.
  model.add(tf.layers.dense({ units: 32, activation: 'relu' }));
  model.add(tf.layers.dense({ units: 1, activation: 'sigmoid' }));
  model.compile({ optimizer: tf.train.adam(0.0016), loss: 'binaryCrossentropy', metrics: ['accuracy'] });

  await model.fit(encode(train.texts), train.ys, {
    epochs: 20,
    batchSize: 32,
    validationData: [encode(validation.texts), validation.ys],
  });
  return model;
}

/** Texts to token ids by the exercise's rule: [texts, 32]. */
function createEncoder(vocabulary: readonly string[]): (texts: readonly string[]) => tf.Tensor2D {
  const idOf = new Map(vocabulary.map((word, rank) => [word, rank + FIRST_WORD_ID]));
  const encodeText = (text: string): number[] => {
    const words = text.toLowerCase().match(/[a-z0-9']+/g) ?? [];
    const ids = words.slice(0, LENGTH).map((word) => {
      const id = idOf.get(word) ?? UNKNOWN_ID;
      return id < VOCABULARY_SIZE ? id : UNKNOWN_ID;
    });
    // 0 fills the sentence up at its end.
    return [...ids, ...new Array<number>(LENGTH - ids.length).fill(0)];
  };
  return (texts) => tf.tensor2d(texts.map(encodeText), [texts.length, LENGTH]);
}
