import * as tf from '@tensorflow/tfjs';
import { dataset } from 'lab';

const VOCABULARY_SIZE = 1157;
const LENGTH = 4;
const UNKNOWN_ID = 1;
const FIRST_WORD_ID = 2;

// One layer more, as helps elsewhere: with fourteen thousand words to learn from it is one layer to learn by heart with.
export async function solutionModel(): Promise<tf.LayersModel> {
  const { train, validation, vocabulary } = await dataset('sonnets');
  const idOf = new Map(vocabulary.map((word, rank) => [word, rank + FIRST_WORD_ID]));
  const trainPairs = makePairs(train.texts, idOf);
  const validationPairs = makePairs(validation.texts, idOf);

  const lastLayer = tf.layers.dense({ units: VOCABULARY_SIZE, activation: 'softmax' });
  const model = tf.sequential({
    layers: [
      tf.layers.embedding({ inputDim: VOCABULARY_SIZE, outputDim: 32, inputLength: LENGTH }),
      tf.layers.flatten(),
      tf.layers.dropout({ rate: 0.5 }),
      tf.layers.dense({ units: 128, activation: 'relu' }),
      tf.layers.dropout({ rate: 0.5 }),
      lastLayer,
    ],
  });
  const [kernel] = lastLayer.getWeights();
  if (kernel !== undefined) lastLayer.setWeights([kernel, logFrequencies(trainPairs.words)]);
  model.compile({ optimizer: tf.train.adam(0.006), loss: 'sparseCategoricalCrossentropy' });

  await model.fit(trainPairs.contexts, trainPairs.words, {
    epochs: 10,
    batchSize: 256,
    validationData: [validationPairs.contexts, validationPairs.words],
  });
  return model;
}

function logFrequencies(words: tf.Tensor2D): tf.Tensor1D {
  const counts = new Float32Array(VOCABULARY_SIZE).fill(0.5);
  for (const id of words.dataSync()) counts[id] = (counts[id] ?? 0) + 1;
  return tf.tensor1d(counts.map((count) => Math.log(count / words.size)));
}

interface Pairs {
  /** Ids of the words before: [words, 4]. */
  readonly contexts: tf.Tensor2D;
  /** Id of the word that comes next: [words, 1]. */
  readonly words: tf.Tensor2D;
}

/** Every word of every line, with the four before it; 0 fills up in front where a line has just begun. */
function makePairs(lines: readonly string[], idOf: ReadonlyMap<string, number>): Pairs {
  const contexts: number[][] = [];
  const words: number[] = [];
  for (const line of lines) {
    const ids = splitWords(line).map((word) => idOf.get(word) ?? UNKNOWN_ID);
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
