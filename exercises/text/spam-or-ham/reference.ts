import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const VOCABULARY_SIZE = 4000;
const LENGTH = 100;
const UNKNOWN_ID = 1;
const FIRST_WORD_ID = 2;

/**
 * An embedding, averaged over the message, and one weighted decision.
 *
 * Three messages in four are wanted. A loss that counts every message alike is content to say 'wanted' for long, and keeps
 * missing spam when it finds the rest. Class weights let the rarer class pull as hard as the other.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, vocabulary } = await dataset('mail-spam');
  const encode = createEncoder(vocabulary);

  const model = tf.sequential({
    layers: [
      // [100] → [100, 16] → [16]
      tf.layers.embedding({ inputDim: VOCABULARY_SIZE, outputDim: 16, inputLength: LENGTH }),
      tf.layers.globalAveragePooling1d({}),
      tf.layers.dropout({ rate: 0.2 }),
      // One probability: 1 is spam, 0 is wanted.
      tf.layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'binaryCrossentropy', metrics: ['accuracy'] });

  const spam = train.labels.filter((label) => label === 1).length;
  const wanted = train.count - spam;
  await model.fit(encode(train.texts), train.ys, {
    epochs: 8,
    batchSize: 64,
    // Together, all spam weighs as much as all wanted mail.
    classWeight: { 0: 1, 1: wanted / spam },
    validationData: [encode(validation.texts), validation.ys],
  });
  return model;
}

/** Texts to token ids by the exercise's rule: [texts, 100]. */
function createEncoder(vocabulary: readonly string[]): (texts: readonly string[]) => tf.Tensor2D {
  const idOf = new Map(vocabulary.map((word, rank) => [word, rank + FIRST_WORD_ID]));
  const encodeText = (text: string): number[] => {
    const words = text.toLowerCase().match(/[a-z0-9']+/g) ?? [];
    const ids = words.slice(0, LENGTH).map((word) => {
      const id = idOf.get(word) ?? UNKNOWN_ID;
      return id < VOCABULARY_SIZE ? id : UNKNOWN_ID;
    });
    // 0 fills the message up at its end.
    return [...ids, ...new Array<number>(LENGTH - ids.length).fill(0)];
  };
  return (texts) => tf.tensor2d(texts.map(encodeText), [texts.length, LENGTH]);
}
