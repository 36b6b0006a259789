import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const LENGTH = 24;
const WORDS = 1_000;

export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, vocabulary } = await dataset('sonnets', { limit: 600 });
  console.log(`${train.count} texts, ${vocabulary.length} words`);

  // Ids begin at 2: 1 stands for every word that is too rare.
  const idOf = new Map(vocabulary.slice(0, WORDS - 2).map((word, rank) => [word, rank + 2]));
  const encode = (text: string): number[] =>
    (text.toLowerCase().match(/[a-z0-9']+/g) ?? []).map((word) => idOf.get(word) ?? 1);

  // At every place the next word is guessed from the words up to there.
  const model = tf.sequential();
  model.add(tf.layers.embedding({ inputDim: WORDS, outputDim: 32, inputLength: LENGTH }));
  model.add(tf.layers.gru({ units: 32, returnSequences: true }));
  model.add(tf.layers.dense({ units: WORDS, activation: 'softmax' }));
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'sparseCategoricalCrossentropy' });

  await model.fitDataset(train.batches({ encode, length: LENGTH, batchSize: 16, seed: 1 }), {
    epochs: 2,
    validationData: validation.batches({ encode, length: LENGTH, batchSize: 16, shuffle: false }),
  });
  return model;
}
