import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const VOCABULARY_SIZE = 5000;
const LENGTH = 24;

export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, vocabulary, classNames } = await dataset('glossary-topics');
  console.log(classNames, train.texts.slice(0, 5), vocabulary.slice(0, 10));

  const xs = tf.tensor2d(train.texts.map(encodeText), [train.count, LENGTH]);

  const model = tf.sequential();
  model.add(tf.layers.embedding({ inputDim: VOCABULARY_SIZE, outputDim: 8, inputLength: LENGTH }));
  model.add(tf.layers.globalAveragePooling1d({}));
  model.add(tf.layers.dense({ units: classNames.length, activation: 'softmax' }));
  model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

  await model.fit(xs, train.ys, { epochs: 2, batchSize: 128 });
  return model;
}

/** One definition to `LENGTH` token ids. */
function encodeText(text: string): number[] {
  const words = text.toLowerCase().match(/[a-z0-9']+/g) ?? [];
  // Begin here: every word is <OOV>. Look the words up in the vocabulary.
  const ids = words.slice(0, LENGTH).map(() => 1);
  return [...ids, ...new Array<number>(LENGTH - ids.length).fill(0)];
}
