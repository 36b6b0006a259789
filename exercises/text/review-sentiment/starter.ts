import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const VOCABULARY_SIZE = 2000;
const LENGTH = 32;

export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, vocabulary } = await dataset('review-sentiment');
  console.log(train.texts.slice(0, 5), train.labels.slice(0, 5), vocabulary.slice(0, 10));

  const xs = tf.tensor2d(train.texts.map(encodeText), [train.count, LENGTH]);

  const model = tf.sequential();
  model.add(tf.layers.embedding({ inputDim: VOCABULARY_SIZE, outputDim: 8, inputLength: LENGTH }));
  model.add(tf.layers.globalAveragePooling1d({}));
  model.add(tf.layers.dense({ units: 1, activation: 'sigmoid' }));
  model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy', metrics: ['accuracy'] });

  await model.fit(xs, train.ys, { epochs: 3 });
  return model;
}

/** One text to `LENGTH` token ids. */
function encodeText(text: string): number[] {
  const words = text.toLowerCase().match(/[a-z0-9']+/g) ?? [];
  // Begin here: every word is 1, 'unknown', so all sentences look alike. Look the words up in the vocabulary.
  const ids = words.slice(0, LENGTH).map(() => 1);
  return [...ids, ...new Array<number>(LENGTH - ids.length).fill(0)];
}
