import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const LENGTH = 40;

export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, classNames, vocabulary } = await dataset('review-sentiment');
  console.log(`${train.count} texts: ${classNames.join(', ')}; ${vocabulary.length} words`);

  // Ids begin at 2: 0 fills up, 1 is a word that the vocabulary lacks.
  const idOf = new Map(vocabulary.map((word, rank) => [word, rank + 2]));
  const encode = (text: string): number[] => {
    const words = text.toLowerCase().match(/[a-z0-9']+/g) ?? [];
    const ids = words.slice(0, LENGTH).map((word) => idOf.get(word) ?? 1);
    return [...ids, ...new Array<number>(LENGTH - ids.length).fill(0)];
  };

  const isBinary = classNames.length === 2;
  const model = tf.sequential();
  model.add(tf.layers.embedding({ inputDim: vocabulary.length + 2, outputDim: 16, inputLength: LENGTH }));
  model.add(tf.layers.globalAveragePooling1d({}));
  model.add(
    isBinary
      ? tf.layers.dense({ units: 1, activation: 'sigmoid' })
      : tf.layers.dense({ units: classNames.length, activation: 'softmax' }),
  );
  model.compile({
    optimizer: tf.train.adam(0.01),
    loss: isBinary ? 'binaryCrossentropy' : 'categoricalCrossentropy',
    metrics: ['accuracy'],
  });

  await model.fitDataset(train.batches({ encode, batchSize: 64, seed: 1 }), {
    epochs: 5,
    validationData: validation.batches({ encode, batchSize: 256, shuffle: false }),
  });
  return model;
}
