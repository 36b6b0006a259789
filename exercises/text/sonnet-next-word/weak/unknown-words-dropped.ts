import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const VOCABULARY_SIZE = 1157;
const LENGTH = 4;
const FIRST_WORD_ID = 2;

// Rare words are left out, so the model never expects one: one word in five catches it unprepared.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, vocabulary } = await dataset('sonnets');
  const idOf = new Map(vocabulary.map((word, rank) => [word, rank + FIRST_WORD_ID]));
  const { contexts, words } = makePairs(train.texts, idOf);

  const model = tf.sequential();
  model.add(tf.layers.embedding({ inputDim: VOCABULARY_SIZE, outputDim: 32, inputLength: LENGTH }));
  model.add(tf.layers.flatten());
  model.add(tf.layers.dropout({ rate: 0.5 }));
  model.add(tf.layers.dense({ units: VOCABULARY_SIZE, activation: 'softmax' }));
  model.compile({ optimizer: tf.train.adam(0.005), loss: 'sparseCategoricalCrossentropy' });

  await model.fit(contexts, words, { epochs: 6, batchSize: 128 });
  return model;
}

interface Pairs {
  /** Ids of the words before: [words, 4]. */
  readonly contexts: tf.Tensor2D;
  /** Id of the word that comes next: [words, 1]. */
  readonly words: tf.Tensor2D;
}

/** Every known word of every line, with the four before it; 0 fills up in front where a line has just begun. */
function makePairs(lines: readonly string[], idOf: ReadonlyMap<string, number>): Pairs {
  const contexts: number[][] = [];
  const words: number[] = [];
  for (const line of lines) {
    const ids = splitWords(line).flatMap((word) => idOf.get(word) ?? []);
    const padded = [...new Array<number>(LENGTH).fill(0), ...ids];
    ids.forEach((id, place) => {
      contexts.push(padded.slice(place, place + LENGTH));
      words.push(id);
    });
  }
  return {
    contexts: tf.tensor2d(contexts, [words.length, LENGTH]),
    words: tf.tensor2d(words, [words.length, 1]),
  };
}

function splitWords(line: string): readonly string[] {
  return line.toLowerCase().match(/[a-z0-9']+/g) ?? [];
}
