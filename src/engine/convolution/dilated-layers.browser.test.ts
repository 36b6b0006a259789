import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createValues } from '#engine/compare-with-cpu.ts';
import { startBackend } from '#engine/start-backend.ts';
import { loadWasmFiles } from '#engine/wasm-files.ts';

const NONE = tf.scalar(NaN);
const BACKENDS = ['webgl', 'wasm', 'cpu'] as const;

beforeAll(async () => {
  const files = await loadWasmFiles();
  if (!files.ok) throw new Error(files.error.message);
  for (const backend of BACKENDS) {
    const started = await startBackend(backend, backend === 'wasm' ? files.value : {});
    if (!started.ok) throw new Error(started.error.message);
  }
});

interface Case {
  readonly batch: number;
  readonly length: number;
  readonly channels: number;
  readonly filters: number;
  readonly kernelSize: number;
  readonly rate: number;
  readonly padding: 'same' | 'valid' | 'causal';
  readonly activation: 'relu' | 'tanh' | undefined;
  readonly useBias: boolean;
}

const cases: fc.Arbitrary<Case> = fc
  .record({
    batch: fc.constantFrom(1, 2, 5),
    length: fc.integer({ min: 1, max: 13 }),
    channels: fc.constantFrom(1, 2, 3),
    filters: fc.constantFrom(1, 3, 4),
    kernelSize: fc.constantFrom(1, 2, 3, 4),
    rate: fc.constantFrom(1, 2, 3, 5),
    padding: fc.constantFrom('same' as const, 'valid' as const, 'causal' as const),
    activation: fc.constantFrom('relu' as const, 'tanh' as const, undefined),
    useBias: fc.boolean(),
  })
  .filter(({ padding, length, kernelSize, rate }) => padding !== 'valid' || length > (kernelSize - 1) * rate);

/** With zeros between its taps a filter needs no dilation. kernel: [taps, ...rest] along each of the first axes. */
function widen(kernel: tf.Tensor, rate: number, axes: number): tf.Tensor {
  let wide = kernel;
  for (let axis = 0; axis < axes; axis++) {
    const { shape } = wide;
    const taps = shape[axis] ?? 1;
    const pads = [...shape, 0].map((_, at): [number, number] => [0, at === axis + 1 ? rate - 1 : 0]);
    const spread = wide.expandDims(axis + 1).pad(pads);
    const merged = shape.map((size, at) => (at === axis ? taps * rate : size));
    wide = spread.reshape(merged).slice(0, shape.map((size, at) => (at === axis ? (taps - 1) * rate + 1 : size))); // prettier-ignore
  }
  return wide;
}

/** What a computation gives on the CPU backend, and its gradients, with tensors as `createValues` has them. */
async function differentiate(
  shapes: readonly number[][],
  compute: (tensors: readonly tf.Tensor[]) => tf.Tensor,
): Promise<number[]> {
  await tf.setBackend('cpu');
  return tf.tidy(() => {
    const tensors = shapes.map((one, at) => tf.tensor(createValues(tf.util.sizeFromShape(one), at + 1), one));
    const y = compute(tensors);
    const factors = tf.tensor(createValues(y.size, 9), y.shape);
    const grads = tf.grads((...all: tf.Tensor[]) => compute(all).mul(factors).sum())(tensors);
    return [y, ...grads].flatMap((one) => [...one.dataSync()]);
  });
}

/** What a layer gives on a backend, and its gradients, with weights as `createValues` has them. */
async function runLayer(
  backend: string,
  create: () => tf.layers.Layer,
  shape: number[],
): Promise<{ readonly values: number[]; readonly shape: number[]; readonly declared: unknown }> {
  await tf.setBackend(backend);
  const before = tf.memory().numTensors;
  const layer = create();
  const symbolic = layer.apply(tf.input({ shape: shape.slice(1) })) as tf.SymbolicTensor;
  const result = tf.tidy(() => {
    const x = tf.tensor(createValues(tf.util.sizeFromShape(shape), 1), shape);
    const weights = layer.getWeights().map(({ size, shape }, at) => tf.tensor(createValues(size, at + 2), shape)); // prettier-ignore
    layer.setWeights(weights);
    const y = layer.apply(x) as tf.Tensor;
    const factors = tf.tensor(createValues(y.size, 9), y.shape);
    const loss = (a: tf.Tensor): tf.Scalar => (layer.apply(a) as tf.Tensor).mul(factors).sum();
    const variables = layer.trainableWeights.map((one) => one.read()).filter((one) => one instanceof tf.Variable); // prettier-ignore
    const { grads } = tf.variableGrads(() => loss(x), variables);
    const all = [y, tf.grad(loss)(x), ...variables.map(({ name }) => grads[name] ?? tf.scalar(NaN))];
    return { values: all.flatMap((one) => [...one.dataSync()]), shape: y.shape };
  });
  layer.dispose();
  expect(tf.memory().numTensors).toBe(before);
  return { ...result, declared: symbolic.shape.slice(1) };
}

function expectClose(got: readonly number[], wanted: readonly number[], what: string): void {
  expect(got.length, what).toBe(wanted.length);
  const scale = wanted.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  const worst = wanted.reduce((most, value, at) => Math.max(most, Math.abs(value - (got[at] ?? NaN))), 0);
  expect(worst / scale, what).toBeLessThan(1e-4);
}

describe('Conv1D', () => {
  it('is what a filter with zeros between its taps gives', { timeout: 120_000 }, async () => {
    const check = async (given: Case): Promise<void> => {
      const { batch, length, channels, filters, kernelSize, rate, padding, activation, useBias } = given;
      const shape = [batch, length, channels];
      const reach = (kernelSize - 1) * rate;
      const before = { causal: reach, same: Math.floor(reach / 2), valid: 0 }[padding];
      const shapes = [shape, [kernelSize, channels, filters], ...(useBias ? [[filters]] : [])];
      const wanted = await differentiate(shapes, ([x = NONE, kernel = NONE, bias = tf.scalar(0)]) => {
        const padded: tf.Tensor3D = x.pad([[0, 0], [before, padding === 'same' ? reach - before : 0], [0, 0]]); // prettier-ignore
        const y = tf.conv1d<tf.Tensor3D>(padded, widen(kernel, rate, 1) as tf.Tensor3D, 1, 'valid').add(bias);
        return activation === undefined ? y : tf[activation](y);
      });
      for (const backend of BACKENDS) {
        const create = (): tf.layers.Layer =>
          tf.layers.conv1d({ kernelSize, filters, padding, useBias, dilationRate: rate, ...(activation === undefined ? {} : { activation }) }); // prettier-ignore
        const got = await runLayer(backend, create, shape);
        expectClose(got.values, wanted, `${backend} ${JSON.stringify(given)}`);
        expect(got.declared).toEqual(got.shape.slice(1));
      }
    };
    await fc.assert(fc.asyncProperty(cases, check), { numRuns: 24, seed: 5 });
  });

  it('takes strides with causal padding, and looks only backwards', () => {
    const layer = tf.layers.conv1d({ kernelSize: 3, filters: 1, strides: 2, padding: 'causal', kernelInitializer: 'ones' }); // prettier-ignore
    const y = tf.tidy(() => (layer.apply(tf.tensor3d([1, 2, 4, 8, 16, 32], [1, 6, 1])) as tf.Tensor).dataSync()); // prettier-ignore
    layer.dispose();
    // Worked by hand: 0 + 0 + 1, 1 + 2 + 4, 4 + 8 + 16.
    expect([...y]).toEqual([1, 7, 28]);
  });

  it('refuses strides with a dilation in stock’s words, and sequences too short for a filter', () => {
    const apply = (shape: number[], strides: number) => () =>
      tf.tidy(() => tf.layers.conv1d({ kernelSize: 3, filters: 1, dilationRate: 2, strides }).apply(tf.ones(shape)) as tf.Tensor); // prettier-ignore
    expect(apply([1, 9, 1], 2)).toThrow(/Either stride or dilation must be 1/);
    expect(apply([1, 3, 1], 1)).toThrow();
  });
});

describe.each(['same', 'valid'] as const)('over pictures, %s, a dilation trains as a wide filter does:', (padding) => {
  const shape = [2, 7, 8, 2];
  const args = { kernelSize: 3, filters: 3, padding, dilationRate: [2, 2] as [number, number], activation: 'relu' as const };

  it('conv2d', async () => {
    const wanted = await differentiate([shape, [3, 3, 2, 3], [3]], ([x = NONE, kernel = NONE, bias = NONE]) =>
      tf.relu(tf.conv2d(x as tf.Tensor4D, widen(kernel, 2, 2) as tf.Tensor4D, 1, padding).add(bias)),
    );
    for (const backend of BACKENDS)
      expectClose((await runLayer(backend, () => tf.layers.conv2d(args), shape)).values, wanted, backend);
  });

  it('separableConv2d', async () => {
    const shapes = [shape, [3, 3, 2, 1], [1, 1, 2, 3], [3]];
    const wanted = await differentiate(shapes, ([x = NONE, kernel = NONE, pointwise = NONE, bias = NONE]) =>
      tf.relu(tf.separableConv2d(x as tf.Tensor4D, widen(kernel, 2, 2) as tf.Tensor4D, pointwise as tf.Tensor4D, 1, padding).add(bias)),
    );
    for (const backend of BACKENDS)
      expectClose((await runLayer(backend, () => tf.layers.separableConv2d(args), shape)).values, wanted, backend);
  });
}); // prettier-ignore

it('a stack of causal convolutions whose reach doubles trains, and forecasts without looking ahead', async () => {
  await tf.setBackend('wasm');
  const rates = [1, 2, 4];
  const model = tf.sequential({
    layers: rates.map(
      (dilationRate, at) =>
      tf.layers.conv1d({ filters: 8, kernelSize: 2, padding: 'causal', dilationRate, activation: 'relu', kernelInitializer: tf.initializers.glorotUniform({ seed: at }), ...(at === 0 ? { inputShape: [24, 1] } : {}) }), // prettier-ignore
    ),
  });
  model.add(tf.layers.conv1d({ filters: 1, kernelSize: 1, kernelInitializer: tf.initializers.glorotUniform({ seed: 9 }) })); // prettier-ignore
  expect(model.outputShape).toEqual([null, 24, 1]);
  model.compile({ optimizer: tf.train.adam(0.02), loss: 'meanSquaredError' });
  const waves = Array.from({ length: 32 }, (_, row) => Array.from({ length: 25 }, (_, hour) => [Math.sin(hour / 2 + row)])); // prettier-ignore
  const xs = tf.tensor3d(waves.map((row) => row.slice(0, 24)));
  const ys = tf.tensor3d(waves.map((row) => row.slice(1)));
  const { history } = await model.fit(xs, ys, { epochs: 20, batchSize: 16, shuffle: false });
  expect(Number(history.loss?.at(-1))).toBeLessThan(0.3 * Number(history.loss?.[0]));
  // The seventh hour and all before it do not know of the eighth.
  const [seen, changed] = tf.tidy(() => {
    const early = tf.tensor3d(Array.from({ length: 24 }, (_, hour) => hour < 7 ? 0 : 5), [1, 24, 1]); // prettier-ignore
    return [xs.slice(0, 1), xs.slice(0, 1).add(early)].map((x) => [
      ...(model.predict(x) as tf.Tensor).dataSync(),
    ]);
  });
  expect(changed?.slice(0, 7)).toEqual(seen?.slice(0, 7));
  expect(changed?.[7]).not.toBeCloseTo(seen?.[7] ?? NaN, 3);
  model.dispose();
  tf.dispose([xs, ys]);
});
