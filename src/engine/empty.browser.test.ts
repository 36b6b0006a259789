import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, createValues, worstError } from './compare-with-cpu.ts';
import { startBackend } from './start-backend.ts';
import { loadWasmFiles } from './wasm-files.ts';

type Compute = (...inputs: tf.Tensor[]) => tf.Tensor;
/** An operation and the shapes of its float32 inputs, one of which has no values. */
type Case = readonly [compute: Compute, ...shapes: number[][]];

const asPictures = (compute: (x: tf.Tensor4D, filter: tf.Tensor4D) => tf.Tensor): Compute =>
  compute as Compute;
const none = (): tf.Tensor1D => tf.tensor1d([], 'int32');

/** Forward and gradients. */
const DIFFERENTIABLE: Readonly<Record<string, Case>> = {
  ...onShapes({ relu: tf.relu, relu6: tf.relu6, sigmoid: tf.sigmoid, sqrt: tf.sqrt, square: tf.square }),
  ...onShapes({ exp: tf.exp, log: tf.log, log1p: tf.log1p, abs: tf.abs, neg: tf.neg, tanh: tf.tanh }),
  ...onShapes({ clip: (x) => tf.clipByValue(x, -1, 1), softmax: (x) => tf.softmax(x) }),
  ...onShapes({ transpose: (x) => tf.transpose(x), reverse: (x) => tf.reverse(x, 0), same: (x) => tf.transpose(x, [0, 1]) }), // prettier-ignore
  ...onShapes({ sum: (x) => tf.sum(x), mean: (x) => tf.mean(x) }),
  ...onShapes({ 'sum of rows': (x) => tf.sum(x, 0), 'sum of columns': (x) => tf.sum(x, 1, true) }),
  ...onShapes({ 'mean of rows': (x) => tf.mean(x, 0), 'mean of columns': (x) => tf.mean(x, 1) }),
  ...onPairs({ add: tf.add, sub: tf.sub, mul: tf.mul, div: tf.div, maximum: tf.maximum, minimum: tf.minimum }), // prettier-ignore
  ...onPairs({ squaredDifference: tf.squaredDifference }),
  where: [(a, b) => tf.where(tf.zeros([0, 3], 'bool'), a, b), [0, 3], [0, 3]],
  ...Object.fromEntries(
    [[0, 0], [1, 0], [0, 1], [1, 1]].flatMap(([a = 0, b = 0]) =>
      [[0, 3, 2], [4, 0, 2], [4, 3, 0]].map(([rows = 0, inner = 0, columns = 0]): [string, Case] => [
        `product ${rows} ${inner} ${columns}, transposed ${a} ${b}`,
        [(x, y) => tf.matMul(x, y, a === 1, b === 1), a === 1 ? [inner, rows] : [rows, inner], b === 1 ? [columns, inner] : [inner, columns]],
      ]),
    ),
  ), // prettier-ignore
  ...Object.fromEntries(
    [[0, 2, 3], [2, 0, 3], [2, 2, 0]].flatMap(([batch = 0, from = 0, to = 0]): [string, Case][] => [
      [`convolution ${batch} ${from} ${to}`, [asPictures((x, f) => tf.conv2d(x, f, 1, 'same')), [batch, 5, 4, from], [3, 2, from, to]]],
      [`convolution of one pixel ${batch} ${from} ${to}`, [asPictures((x, f) => tf.conv2d(x, f, 1, 'same')), [batch, 5, 4, from], [1, 1, from, to]]],
      [`convolution with strides ${batch} ${from} ${to}`, [asPictures((x, f) => tf.conv2d(x, f, 2, 'valid')), [batch, 5, 4, from], [2, 2, from, to]]],
    ]),
  ), // prettier-ignore
  ...Object.fromEntries(
    [[0, 2], [2, 0]].flatMap(([batch = 0, channels = 0]): [string, Case][] => [
      [`depthwise ${batch} ${channels}`, [asPictures((x, f) => tf.depthwiseConv2d(x, f, 1, 'same')), [batch, 5, 4, channels], [3, 2, channels, 1]]],
      [`depthwise with strides ${batch} ${channels}`, [asPictures((x, f) => tf.depthwiseConv2d(x, f, 2, 'valid')), [batch, 5, 4, channels], [2, 2, channels, 1]]],
      [`max pooling ${batch} ${channels}`, [asPictures((x) => tf.maxPool(x, 2, 2, 'valid')), [batch, 5, 4, channels]]],
      [`max pooling, overlapping ${batch} ${channels}`, [asPictures((x) => tf.maxPool(x, 3, 1, 'same')), [batch, 5, 4, channels]]],
      [`average pooling ${batch} ${channels}`, [asPictures((x) => tf.avgPool(x, 2, 2, 'valid')), [batch, 5, 4, channels]]],
    ]),
  ), // prettier-ignore
  'gathering no rows': [(x) => tf.gather(x, none()), [4, 3]],
  'gathering none of none': [(x) => tf.gather(x, none()), [0, 3]],
  'segments of no ids': [(x) => tf.unsortedSegmentSum(x, none(), 3), [0, 2]],
  'no segments': [(x) => tf.unsortedSegmentSum(x, none(), 0), [0, 2]],
  'segments of no width': [(x) => tf.unsortedSegmentSum(x, tf.tensor1d([1, 0], 'int32'), 3), [2, 0]],
  'normalisation with given numbers': [
    (x, mean, scale) => tf.batchNorm(x, mean, tf.ones([3]), undefined, scale), // prettier-ignore
    [0, 3],
    [3],
    [3],
  ],
};

/** Results of other dtypes. */
const FORWARD: Readonly<Record<string, Case>> = {
  ...onPairs({ greater: tf.greater, greaterEqual: tf.greaterEqual, less: tf.less, equal: tf.equal }),
  step: [(x) => tf.step(x), [0, 3]],
  and: [() => tf.logicalAnd(tf.zeros([0, 3], 'bool'), tf.zeros([0, 3], 'bool')), [0, 3]],
  toBool: [(x) => tf.cast(x, 'bool'), [0, 3]],
};

/** What stock's WebGL throws at, as its textures have a value at least: products and sums of nothing, and what is made of them. */
const STOCK_THROWS = /^(sum|mean|product|convolution|softmax \[3|(add|sub|mul|div) a|a step of a net)/;

const { layers } = tf;
/** Nets that take a step and predict on no rows. */
const NETS: Readonly<Record<string, () => tf.layers.Layer[]>> = {
  dense: () => [layers.dense({ units: 3, activation: 'relu', inputShape: [4] })],
  'normalisation and dropout': () => [
    layers.dense({ units: 3, inputShape: [4] }),
    layers.batchNormalization(),
    layers.dropout({ rate: 0.5, seed: 1 }),
  ],
  pictures: () => [
    layers.conv2d({ filters: 2, kernelSize: 3, activation: 'relu', inputShape: [6, 6, 1] }),
    layers.maxPooling2d({ poolSize: 2 }),
    layers.depthwiseConv2d({ kernelSize: 2, activation: 'relu' }),
    layers.flatten(),
  ],
  text: () => [
    layers.embedding({ inputDim: 5, outputDim: 2, inputLength: 3 }),
    layers.globalAveragePooling1d({}),
  ],
  lstm: () => [layers.lstm({ units: 2, inputShape: [3, 2] })],
  gru: () => [layers.gru({ units: 2, inputShape: [3, 2] })],
};

beforeAll(async () => {
  const files = await loadWasmFiles();
  if (!files.ok) throw new Error(files.error.message);
  for (const backend of ['wasm', 'webgl'] as const) {
    const started = await startBackend(backend, files.value);
    if (!started.ok) throw new Error(started.error.message);
  }
});

describe.each(['webgl', 'wasm'])('where there are no values %s gives what the CPU backend gives:', (backend) => {
  it.each(Object.entries(DIFFERENTIABLE))('%s, with gradients', async (title, [compute, ...shapes]) => {
    await compare(backend, title, () => {
      const inputs = createInputs(shapes);
      const y = compute(...inputs);
      return [y, ...tf.grads((...all: tf.Tensor[]) => compute(...all))(inputs, tf.onesLike(y))];
    });
  });

  it.each(Object.entries(FORWARD))('%s', async (title, [compute, ...shapes]) => {
    await compare(backend, title, () => [compute(...createInputs(shapes))]);
  });

  it.each(Object.entries(NETS))('a step of a net, %s', { timeout: 30_000 }, async (_, create) => {
    await compare(backend, 'a step of a net', () => trainOnNothing(create));
  });
}); // prettier-ignore

/** The same outcome, or one where the CPU backend has none; no error of the graphics device, and nothing left. */
async function compare(backend: string, title: string, compute: () => tf.Tensor[]): Promise<void> {
  await tf.setBackend('cpu');
  const cpu = run(compute);
  await tf.setBackend(backend);
  const before = tf.memory();
  const got = run(compute);
  const { numTensors, numDataBuffers } = tf.memory();
  const mayThrow = cpu === 'throws' || (backend === 'webgl' && STOCK_THROWS.test(title));
  if (!(mayThrow && (got === 'throws' || cpu === 'throws')))
    expect(worstError({ cpu, wasm: got }), JSON.stringify({ cpu, got })).toBeLessThan(1e-4);
  if (got !== 'throws')
    expect([numTensors, numDataBuffers]).toEqual([before.numTensors, before.numDataBuffers]);
  const current = tf.backend();
  if (current instanceof tf.MathBackendWebGL) expect(current.gpgpu.gl.getError()).toBe(0);
}

function run(compute: () => tf.Tensor[]): Outcome {
  tf.engine().startScope();
  try {
    return compute().map((tensor) => ({
      dtype: tensor.dtype,
      shape: tensor.shape,
      values: Array.from(tensor.dataSync(), Number),
    }));
  } catch {
    return 'throws';
  } finally {
    tf.engine().endScope();
  }
}

function createInputs(shapes: readonly number[][]): tf.Tensor[] {
  return shapes.map((shape, at) => tf.tensor(createValues(tf.util.sizeFromShape(shape), at + 1), shape));
}

/** What a step makes of the weights, and a prediction. */
function trainOnNothing(create: () => tf.layers.Layer[]): tf.Tensor[] {
  const model = tf.sequential({ layers: [...create(), layers.dense({ units: 2 })] });
  const weights = model.getWeights().map(({ size, shape }, at) => tf.tensor(createValues(size, at + 1), shape).abs()); // prettier-ignore
  model.setWeights(weights);
  const [, ...shape] = model.inputs[0]?.shape ?? [];
  const xs = tf.zeros([0, ...shape.map(Number)]);
  const optimizer = tf.train.sgd(0.1);
  try {
    optimizer.minimize(() => (model.apply(xs, { training: true }) as tf.Tensor).square().mean().asScalar()); // prettier-ignore
    const after = model.getWeights().map((weight) => weight.clone());
    return [...after, model.apply(xs) as tf.Tensor];
  } finally {
    model.dispose();
    optimizer.dispose();
  }
}

function onShapes(operations: Readonly<Record<string, (x: tf.Tensor) => tf.Tensor>>): Record<string, Case> {
  return Object.fromEntries(
    Object.entries(operations).flatMap(([name, run]): [string, Case][] => [
      [`${name} [0, 3]`, [(x) => run(x), [0, 3]]],
      [`${name} [3, 0]`, [(x) => run(x), [3, 0]]],
    ]),
  );
}

function onPairs(
  operations: Readonly<Record<string, (a: tf.Tensor, b: tf.Tensor) => tf.Tensor>>,
): Record<string, Case> {
  return Object.fromEntries(
    Object.entries(operations).flatMap(([name, run]): [string, Case][] => {
      const both: Compute = (a, b) => run(a, b);
      return [
        [name, [both, [0, 3], [0, 3]]],
        [`${name} a row`, [both, [0, 3], [3]]],
        [`${name} a number`, [both, [0, 3], []]],
      ];
    }),
  );
}
