import { runInThisContext } from 'node:vm';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { explainMessage } from './error-causes.ts';

beforeAll(() => tf.setBackend('cpu'));

function dense(units = 1): tf.Sequential {
  const model = tf.sequential({ layers: [tf.layers.dense({ units, inputShape: [3] })] });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  return model;
}

/** Calls with arguments that its type forbids, as a learner's code may. */
function call(target: unknown, ...args: unknown[]): unknown {
  if (typeof target !== 'function') throw new Error('not a function');
  return Reflect.apply(target, undefined, args) as unknown;
}

/** Each row makes the real tfjs fail, so a release that words a message anew shows here. */
const MISTAKES: readonly (readonly [string, () => unknown, string])[] = [
  [
    'a disposed tensor',
    () => {
      const x = tf.ones([2]);
      x.dispose();
      x.dataSync();
    },
    'used after it was disposed',
  ],
  [
    'inputs of a wrong shape',
    () => dense().fit(tf.ones([8, 5]), tf.ones([8, 1])),
    'the shape [5], but the model takes [3]',
  ],
  ['inputs of a wrong rank', () => dense().fit(tf.ones([8, 5, 5]), tf.ones([8, 1])), 'takes 2 dimensions'],
  [
    'a sequence where one answer is asked for',
    () => {
      const model = tf.sequential({
        layers: [tf.layers.simpleRNN({ units: 1, returnSequences: true, inputShape: [4, 1] })],
      });
      model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
      return model.fit(tf.ones([8, 4, 1]), tf.ones([8, 1]));
    },
    'The answers have the shape [8,1]',
  ],
  [
    'an id that the embedding lacks',
    () => {
      const model = tf.sequential({
        layers: [tf.layers.embedding({ inputDim: 5, outputDim: 2, inputLength: 1 })],
      });
      return model.predict(tf.tensor2d([[7]]));
    },
    'The id 7 was looked up',
  ],
  [
    'one-hot labels for one unit',
    () => dense().fit(tf.ones([8, 3]), tf.ones([8, 2])),
    'class numbers as a column',
  ],
  ['labels of a wrong shape', () => dense(3).fit(tf.ones([8, 3]), tf.ones([8, 2])), 'the model gives [3]'],
  ['prediction on a wrong shape', () => dense().predict(tf.ones([8, 5])), 'takes [null,3]'],
  [
    'no compile',
    () =>
      tf
        .sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [3] })] })
        .fit(tf.ones([8, 3]), tf.ones([8, 1])),
    'Call model.compile',
  ],
  ['no inputShape', () => tf.sequential({ layers: [tf.layers.dense({ units: 1 })] }), 'Give it inputShape'],
  [
    'a convolution on rows',
    () => tf.sequential({ layers: [tf.layers.conv2d({ filters: 1, kernelSize: 3, inputShape: [3] })] }),
    'takes 4 dimensions (with the batch) but gets 2',
  ],
  [
    'class numbers with the one-hot loss',
    () => {
      const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [3] })] });
      model.compile({ optimizer: 'sgd', loss: 'categoricalCrossentropy' });
      return model.fit(tf.ones([8, 3]), tf.ones([8, 1]));
    },
    "one unit with sigmoid, 'binaryCrossentropy'",
  ],
  [
    'one-hot labels with the loss for class numbers',
    () => {
      const model = tf.sequential({ layers: [tf.layers.dense({ units: 4, inputShape: [3] })] });
      model.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });
      return model.fit(tf.ones([8, 3]), tf.ones([8, 4]));
    },
    "give the last layer 4 units and take the loss 'categoricalCrossentropy'",
  ],
  [
    'more labels than inputs',
    () => dense().fit(tf.ones([8, 3]), tf.ones([9, 1])),
    'not as many labels as inputs',
  ],
  [
    'a matrix product that does not fit',
    () => tf.matMul(tf.ones([2, 3]), tf.ones([4, 2])),
    'they are 3 and 4',
  ],
  [
    'an unknown loss',
    () => dense().compile({ optimizer: 'sgd', loss: 'meanSquareError' }),
    "no loss 'meanSquareError'",
  ],
  [
    'an unknown metric',
    () => dense().compile({ optimizer: 'sgd', loss: 'meanSquaredError', metrics: ['acuracy'] }),
    "no metric 'acuracy'",
  ],
  [
    'an unknown optimizer',
    () => dense().compile({ optimizer: 'adamm', loss: 'meanSquaredError' }),
    "no optimizer 'adamm'",
  ],
  [
    'an unknown activation',
    () => call(tf.layers.dense, { units: 1, activation: 'rellu' }),
    "no activation 'rellu'",
  ],
  ['shapes that do not broadcast', () => tf.add(tf.ones([2, 3]), tf.ones([4])), 'do not go together'],
  ['a promise given as a tensor', () => call(tf.add, null, 1), "tf.add got 'null'"],
  [
    'floats where indices belong',
    () => tf.gather(tf.ones([3]), tf.tensor1d([0.5])),
    "for 'indices' but got float32",
  ],
  [
    'a reshape that loses values',
    () => tf.ones([6]).reshape([4]),
    'tensor of 6 values cannot take the shape',
  ],
  ['values that do not fill a shape', () => tf.tensor([1, 2, 3], [2, 2]), 'needs 4 values but 3 were given'],
  [
    'a layer of Keras that augments',
    () => call(runInThisContext('(tf) => tf.layers.randomRotation({ factor: 0.1 })'), tf),
    'tf.image.transform turns',
  ],
  [
    'class numbers of the type int32',
    () => {
      const model = tf.sequential({
        layers: [tf.layers.dense({ units: 2, activation: 'softmax', inputShape: [3] })],
      });
      model.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });
      return model.fit(tf.ones([2, 3]), tf.tensor1d([0, 1], 'int32'));
    },
    'labels.toFloat()',
  ],
  [
    'the best weights asked back from early stopping',
    () => tf.callbacks.earlyStopping({ restoreBestWeights: true }),
    'Leave restoreBestWeights out',
  ],
  [
    'a loss apart from the variables',
    () => {
      const w = tf.variable(tf.scalar(1));
      return tf.train.sgd(1).minimize(() => tf.scalar(2), false, [w]);
    },
    'does not depend on the variables',
  ],
  [
    'two fits at once',
    () => {
      const model = dense();
      return Promise.all([1, 2].map(() => model.fit(tf.ones([8, 3]), tf.ones([8, 1]))));
    },
    'Write `await` before model.fit',
  ],
  [
    'pooling to nothing',
    () =>
      tf.sequential({
        layers: [tf.layers.conv2d({ filters: 1, kernelSize: 4, inputShape: [2, 2, 1] }), tf.layers.flatten()],
      }),
    'shrink its input',
  ],
  [
    'a graph without its input',
    () =>
      tf.model({
        inputs: tf.input({ shape: [3] }),
        outputs: tf.layers.dense({ units: 1 }).apply(tf.input({ shape: [3] })) as tf.SymbolicTensor,
      }),
    'is not connected',
  ],
  [
    'layers of one name',
    () => {
      const model = tf.sequential({
        layers: [
          tf.layers.dense({ units: 1, name: 'a', inputShape: [3] }),
          tf.layers.dense({ units: 1, name: 'a' }),
        ],
      });
      model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
    },
    "called 'a'",
  ],
  [
    'colour where grey is expected',
    () => tf.conv2d(tf.ones<tf.Rank.R4>([1, 4, 4, 3]), tf.ones<tf.Rank.R4>([2, 2, 1, 1]), 1, 'same'),
    'has 3 channels',
  ],
  ['an unknown name', () => runInThisContext('modell') as unknown, "no 'modell' here"],
  ['a property of undefined', () => runInThisContext('undefined.shape') as unknown, "'.shape' is read"],
  [
    'a misspelt function',
    () => call(runInThisContext('(tf) => tf.sequentiel()'), tf),
    "'tf.sequentiel' is no function",
  ],
  [
    'endless recursion',
    () => {
      const f = (): unknown => f() ?? f();
      return f();
    },
    'calls itself without end',
  ],
];

describe('explainMessage', () => {
  it.each(MISTAKES)('finds the cause of %s', async (_, make, words) => {
    let message = 'nothing was thrown';
    try {
      await make();
    } catch (error) {
      message = error instanceof Error ? error.message : String(error);
    }
    const explained = explainMessage(message);
    expect(explained?.cause ?? message).toContain(words);
    expect(explained?.cause).not.toMatch(/\$\d/);
  });

  it('leaves a message that it does not know to itself', () => {
    expect(explainMessage('the cat is on the keyboard')).toBeNull();
  });
});
