import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createValues } from './compare-with-cpu.ts';
import { startBackend } from './start-backend.ts';
import { loadWasmFiles } from './wasm-files.ts';

const STEPS = 50;
const BATCH = 8;

beforeAll(async () => {
  const files = await loadWasmFiles();
  if (!files.ok) throw new Error(files.error.message);
  const started = await startBackend('wasm', files.value);
  if (!started.ok) throw new Error(started.error.message);
});

interface Case {
  readonly title: string;
  /** Without the batch axis. */
  readonly inputShape: readonly number[];
  /** Inputs are token ids below this; null for real numbers. */
  readonly vocabularySize: number | null;
  readonly layers: () => tf.layers.Layer[];
  readonly optimizer: () => tf.Optimizer;
}

const { layers, train } = tf;
const CASES: readonly Case[] = [
  {
    title: 'dense net with batch normalisation, Adam',
    inputShape: [9],
    vocabularySize: null,
    layers: () => [
      layers.dense({ inputShape: [9], units: 16, activation: 'relu' }),
      layers.batchNormalization(),
    ],
    optimizer: () => train.adam(0.01),
  },
  {
    title: 'convolutional net, SGD',
    inputShape: [12, 12, 1],
    vocabularySize: null,
    layers: () => [
      layers.conv2d({ inputShape: [12, 12, 1], filters: 4, kernelSize: 3, activation: 'relu' }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.separableConv2d({ filters: 6, kernelSize: 3, padding: 'same', activation: 'elu' }),
      layers.averagePooling2d({ poolSize: 2 }),
      layers.flatten(),
    ],
    optimizer: () => train.sgd(0.1),
  },
  {
    title: 'embedding and pooling, Adam',
    inputShape: [10],
    vocabularySize: 50,
    layers: () => [
      layers.embedding({ inputDim: 50, outputDim: 8, inputLength: 10 }),
      layers.globalAveragePooling1d(),
    ],
    optimizer: () => train.adam(0.01),
  },
  {
    title: 'one-dimensional convolution, RMSProp',
    inputShape: [16, 2],
    vocabularySize: null,
    layers: () => [
      layers.conv1d({ inputShape: [16, 2], filters: 6, kernelSize: 4, strides: 2, activation: 'relu' }),
      layers.globalMaxPooling1d(),
    ],
    optimizer: () => train.rmsprop(0.005),
  },
  {
    title: 'LSTM, Adagrad',
    inputShape: [7, 3],
    vocabularySize: null,
    layers: () => [layers.lstm({ inputShape: [7, 3], units: 6 })],
    optimizer: () => train.adagrad(0.05),
  },
  {
    title: 'bidirectional GRU and simple RNN, Adamax',
    inputShape: [6, 3],
    vocabularySize: null,
    layers: () => [
      layers.bidirectional({
        inputShape: [6, 3],
        layer: layers.gru({ units: 4, returnSequences: true }),
        mergeMode: 'concat',
      }),
      layers.simpleRNN({ units: 5 }),
    ],
    optimizer: () => train.adamax(0.01),
  },
];

describe('training on WASM follows the CPU backend:', () => {
  it.each(CASES)('$title', async (one) => {
    await tf.setBackend('cpu');
    const startWeights = readWeights(createModel(one));
    const wanted = await trainOn('cpu', one, startWeights);
    const got = await trainOn('wasm', one, startWeights);
    expect(wanted.at(-1)).toBeLessThan(wanted[0] ?? 0);
    got.forEach((loss, step) =>
      expect(Math.abs(loss - (wanted[step] ?? NaN)), `step ${step}`).toBeLessThan(1e-3),
    );
  });
});

type Weights = readonly { readonly values: Float32Array; readonly shape: number[] }[];

/** Losses of all steps; every tensor made is gone afterwards. */
async function trainOn(backend: 'cpu' | 'wasm', one: Case, startWeights: Weights): Promise<number[]> {
  await tf.setBackend(backend);
  const before = tf.memory();
  const model = createModel(one);
  const start = startWeights.map(({ values, shape }) => tf.tensor(values, shape));
  model.setWeights(start);
  const xs = createInputs(one);
  const ys = tf.tidy(() => tf.oneHot(tf.tensor1d(Array.from({ length: BATCH }, (_, i) => i % 3), 'int32'), 3)); // prettier-ignore
  const losses: number[] = [];
  for (let step = 0; step < STEPS; step++) {
    const loss = await model.trainOnBatch(xs, ys);
    losses.push(Array.isArray(loss) ? NaN : loss);
  }
  model.dispose();
  model.optimizer.dispose();
  tf.dispose([xs, ys, ...start]);
  expect(tf.memory().numTensors, `tensors left on ${backend}`).toBe(before.numTensors);
  expect(tf.memory().numBytes, `bytes left on ${backend}`).toBe(before.numBytes);
  return losses;
}

function createModel(one: Case): tf.LayersModel {
  const model = tf.sequential({
    layers: [...one.layers(), layers.dense({ units: 3, activation: 'softmax' })],
  });
  model.compile({ optimizer: one.optimizer(), loss: 'categoricalCrossentropy' });
  return model;
}

function readWeights(model: tf.LayersModel): Weights {
  const weights = model.getWeights().map((tensor) => ({
    values: Float32Array.from(tensor.dataSync()),
    shape: tensor.shape,
  }));
  model.dispose();
  model.optimizer.dispose();
  return weights;
}

function createInputs({ inputShape, vocabularySize }: Case): tf.Tensor {
  const shape = [BATCH, ...inputShape];
  const values = createValues(tf.util.sizeFromShape(shape), 3);
  return vocabularySize === null
    ? tf.tensor(values, shape)
    : tf.tensor(
        values.map((value) => Math.floor(((value + 1) / 2) * vocabularySize)),
        shape,
      );
}
