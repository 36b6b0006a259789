import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const VOCABULARY_SIZE = 5000;
const LENGTH = 24;
const OOV_ID = 1;
const FIRST_WORD_ID = 2;

/**
 * An embedding, averaged over the definition, and one probability a topic.
 *
 * A dozen words are enough to tell a plant from a building, and their order hardly matters: 'genus', 'leaves' and 'flowers'
 * say plant wherever they stand. So the words are averaged, and all that the last layer sees is what they have in common.
 */
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, vocabulary, classNames } = await dataset('glossary-topics');
  const encode = createEncoder(vocabulary);

  const model = tf.sequential({
    layers: [
      // [24] → [24, 32] → [32]
      tf.layers.embedding({ inputDim: VOCABULARY_SIZE, outputDim: 32, inputLength: LENGTH }),
      tf.layers.globalAveragePooling1d({}),
      // Rare words are learnt by heart first; dropout makes the model look at all of them.
      tf.layers.dropout({ rate: 0.3 }),
      tf.layers.dense({ units: classNames.length, activation: 'softmax' }),
    ],
  });
  model.compile({
    optimizer: tf.train.adam(0.01),
    loss: 'categoricalCrossentropy',
    metrics: ['accuracy'],
  });

  await model.fit(encode(train.texts), train.ys, {
    epochs: 3,
    batchSize: 128,
    validationData: [encode(validation.texts), validation.ys],
  });
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
