import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const VOCABULARY_SIZE = 5000;
const LENGTH = 24;
const OOV_ID = 1;
const FIRST_WORD_ID = 2;

// Twelve separate yes-or-no answers: they do not add up to 1, so they are no probabilities of topics.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, vocabulary, classNames } = await dataset('glossary-topics');
  const encode = createEncoder(vocabulary);

  const model = tf.sequential();
  model.add(tf.layers.embedding({ inputDim: VOCABULARY_SIZE, outputDim: 16, inputLength: LENGTH }));
  model.add(tf.layers.globalAveragePooling1d({}));
  model.add(tf.layers.dense({ units: classNames.length, activation: 'sigmoid' }));
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'binaryCrossentropy' });

  await model.fit(encode(train.texts), train.ys, { epochs: 3, batchSize: 128 });
  return model;
}

/** Texts to token ids by the exercise's rule: [texts, 24]. */
function createEncoder(vocabulary: readonly string[]): (texts: readonly string[]) => tf.Tensor2D {
  const idOf = new Map(vocabulary.map((word, rank) => [word, rank + FIRST_WORD_ID]));
  const encodeText = (text: string): number[] => {
    const words = text.toLowerCase().match(/[a-z0-9']+/g) ?? [];
    const ids = words.slice(0, LENGTH).map((word) => {
      const id = idOf.get(word) ?? OOV_ID;
      return id < VOCABULARY_SIZE ? id : OOV_ID;
    });
    // 0 pads the definition at its end.
    return [...ids, ...new Array<number>(LENGTH - ids.length).fill(0)];
  };
  return (texts) => tf.tensor2d(texts.map(encodeText), [texts.length, LENGTH]);
}
