import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createValues } from '#engine/compare-with-cpu.ts';
import { startBackend } from '#engine/start-backend.ts';
import { loadWasmFiles } from '#engine/wasm-files.ts';
import { installOptimizers } from './install-optimizers.ts';

const STEPS = 50;
const SHAPES = [[], [1], [7], [2, 5], [3, 5], [3, 3, 3, 5], [131, 129]];
const { train } = tf;
/** Epsilon is given: tfjs takes 1e-4 for it on WebGL (floatPrecision tells 16 bits) and 1e-7 elsewhere. */
const OPTIMIZERS: Readonly<Record<string, () => tf.Optimizer>> = {
  'gradient descent': () => train.sgd(0.05),
  momentum: () => train.momentum(0.01, 0.9),
  'Nesterov momentum': () => train.momentum(0.01, 0.9, true),
  Adam: () => train.adam(0.01, 0.9, 0.999, 1e-7),
  'Adam with other betas': () => train.adam(0.003, 0.8, 0.95, 1e-3),
  Adamax: () => train.adamax(0.01, 0.9, 0.99, 1e-7, 0.02),
  Adagrad: () => train.adagrad(0.05, 0.3),
  Adadelta: () => train.adadelta(0.5),
  RMSProp: () => train.rmsprop(0.005, 0.9, 0, 1e-7),
  'RMSProp with momentum': () => train.rmsprop(0.005, 0.8, 0.7, 1e-4),
  'centred RMSProp': () => train.rmsprop(0.002, 0.9, 0.5, 1e-10, true),
};

let names = 0;
let undo = (): void => undefined;

beforeAll(async () => {
  const files = await loadWasmFiles();
  if (!files.ok) throw new Error(files.error.message);
  for (const backend of ['wasm', 'webgl', 'cpu'] as const) {
    const started = await startBackend(backend, files.value, { stock: true });
    if (!started.ok) throw new Error(started.error.message);
  }
});

afterEach(() => undo());

interface Trained {
  readonly values: number[][];
  /** The iterations and the slots, as a saved optimizer has them. */
  readonly slots: { readonly name: string; readonly values: number[] }[];
  /** tfjs's own momentum optimizer never disposes its rate. */
  readonly tensorsLeft: number;
}

/** Gradients differ from step to step, one variable has none at times, and on WebGL they lie in all ways that tfjs has. */
async function trainVariables(create: () => tf.Optimizer): Promise<Trained> {
  const before = tf.memory().numTensors;
  const optimizer = create();
  const own = names++;
  const variables = SHAPES.map((shape, at) =>
    tf.tidy(() =>
      tf.variable(tf.tensor(createValues(tf.util.sizeFromShape(shape), at), shape), true, `v${own}-${at}`),
    ),
  );
  for (let step = 0; step < STEPS; step++) {
    const list = variables.map((variable, at) => ({
      name: variable.name,
      tensor: at === 1 && step % 3 === 1 ? (null as unknown as tf.Tensor) : createGradient(variable.shape, step, at), // prettier-ignore
    }));
    optimizer.applyGradients(list);
    tf.dispose(list.map(({ tensor }) => tensor));
  }
  const values = variables.map((variable) => Array.from(variable.dataSync()));
  // Adamax cannot be saved.
  const weights = await optimizer.getWeights().catch(() => []);
  const slots = weights.map(({ name, tensor }) => ({
    name: name.replace(/^v\d+/, 'v'),
    values: Array.from(tensor.dataSync()),
  }));
  weights[0]?.tensor.dispose();
  optimizer.dispose();
  tf.dispose(variables);
  return { values, slots, tensorsLeft: tf.memory().numTensors - before };
}

function createGradient(shape: number[], step: number, at: number): tf.Tensor {
  const size = tf.util.sizeFromShape(shape);
  const values = createValues(size, 100 + step * 10 + at);
  return tf.tidy(() => {
    switch (step % 4) {
      case 0:
        return tf.tensor(values, shape);
      case 1:
        return tf.tensor(values, shape).mul(2).div(2);
      case 2:
        // Packed by another shape than the variable's.
        return tf.tensor(values, [size]).mul(2).div(2).reshape(shape);
      default:
        return tf
          .concat([tf.zeros([3]), tf.tensor1d(values)])
          .slice(3, size)
          .reshape(shape);
    }
  });
}

function expectClose(got: Trained, wanted: Trained): void {
  expect(got.tensorsLeft).toBe(wanted.tensorsLeft);
  expect(got.slots.map(({ name }) => name)).toEqual(wanted.slots.map(({ name }) => name));
  const pairs = [
    ...got.values.map((values, at) => [values, wanted.values[at] ?? []] as const),
    ...got.slots.map(({ values }, at) => [values, wanted.slots[at]?.values ?? []] as const),
  ];
  for (const [values, others] of pairs) {
    expect(values.length).toBe(others.length);
    const scale = others.reduce((most, value) => Math.max(most, Math.abs(value)), 0.1);
    const worst = values.reduce(
      (most, value, at) => Math.max(most, Math.abs(value - (others[at] ?? NaN))),
      0,
    );
    expect(worst / scale).toBeLessThan(1e-4);
  }
}

describe('where the driver refuses the shader', () => {
  it('stock goes on, with one warning', async () => {
    await tf.setBackend('webgl');
    undo = installOptimizers();
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const context = WebGL2RenderingContext.prototype;
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its context below
    const { shaderSource } = context;
    vi.spyOn(context, 'shaderSource').mockImplementation(function (
      this: WebGL2RenderingContext,
      shader,
      source,
    ) {
      shaderSource.call(this, shader, source.includes('new_value') ? 'no shader' : source);
    });
    const optimizer = train.momentum(0.5, 0.9);
    const variable = createVariable([1, 2, 3]);
    const gradient = tf.tensor1d([1, 0, -1]);
    const gradients = [{ name: variable.name, tensor: gradient }];
    for (let step = 0; step < 2; step++) optimizer.applyGradients(gradients);
    // Steps of 0.5 and of 0.5 · 1.9.
    expectNumbers(variable, [-0.45, 2, 4.45]);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls[0]?.[0]).toContain('refused the fused Momentum step');
    vi.restoreAllMocks();
    tf.dispose([variable, gradient]);
    optimizer.dispose();
  });
});

function createVariable(values: number[]): tf.Variable {
  const start = tf.tensor1d(values);
  const variable = tf.variable(start);
  start.dispose();
  return variable;
}

function expectNumbers(tensor: tf.Tensor, wanted: readonly number[]): void {
  tensor.dataSync().forEach((value, at) => expect(value).toBeCloseTo(wanted[at] ?? NaN, 5));
}

describe.each(['webgl', 'wasm', 'cpu'])('on %s the fused step follows stock on the CPU:', (backend) => {
  it.each(Object.keys(OPTIMIZERS))('%s', async (name) => {
    await tf.setBackend('cpu');
    const create = OPTIMIZERS[name] ?? (() => train.sgd(NaN));
    const wanted = await trainVariables(create);
    await tf.setBackend(backend);
    undo = installOptimizers();
    expectClose(await trainVariables(create), wanted);
  });
});

describe('the fused step', () => {
  it('takes one program a variable on WebGL', async () => {
    await tf.setBackend('webgl');
    undo = installOptimizers();
    const optimizer = train.adam(0.01);
    const variable = tf.variable(tf.tensor2d(createValues(12, 1), [3, 4]).mul(2));
    const gradient = tf.tensor2d(createValues(12, 2), [3, 4]).mul(2);
    optimizer.applyGradients([{ name: variable.name, tensor: gradient }]);
    const draws = vi.spyOn(WebGL2RenderingContext.prototype, 'drawArrays');
    const stockDraws = vi.spyOn(WebGL2RenderingContext.prototype, 'drawElements');
    optimizer.applyGradients([{ name: variable.name, tensor: gradient }]);
    expect([draws.mock.calls.length, stockDraws.mock.calls.length]).toEqual([1, 0]);
    vi.restoreAllMocks();
    tf.dispose([variable, gradient]);
    optimizer.dispose();
  });

  it.each(['webgl', 'wasm', 'cpu'])('on %s continues from restored slots as stock does', async (backend) => {
    const results: Trained[] = [];
    for (const isFused of [false, true]) {
      await tf.setBackend(backend);
      undo = isFused ? installOptimizers() : () => undefined;
      const first = train.adam(0.01);
      const variable = tf.variable(tf.tensor2d(createValues(15, 1), [5, 3]));
      const step = (optimizer: tf.Optimizer, seed: number): void => {
        const gradient = tf.tensor2d(createValues(15, seed), [5, 3]);
        optimizer.applyGradients([{ name: variable.name, tensor: gradient }]);
        gradient.dispose();
      };
      step(first, 2);
      step(first, 3);
      const second = train.adam(0.01);
      await second.setWeights(await first.getWeights());
      step(second, 4);
      results.push({ values: [Array.from(variable.dataSync())], slots: [], tensorsLeft: 0 });
      first.dispose();
      tf.dispose(variable);
    }
    const [stock, fused] = results;
    if (stock === undefined || fused === undefined) throw new Error('Both must have run.');
    expectClose(fused, stock);
  });

  it.each(['webgl', 'wasm', 'cpu'])('on %s leaves a clone of the variable and the learner’s array alone', async (backend) => {
    await tf.setBackend(backend);
    undo = installOptimizers();
    const array = new Float32Array([1, 2, 3]);
    const variable = tf.variable(tf.tensor1d(array));
    const clone = variable.clone();
    const optimizer = train.sgd(1);
    optimizer.applyGradients({ [variable.name]: tf.tensor1d([1, 1, 1]) });
    expect(Array.from(variable.dataSync())).toEqual([0, 1, 2]);
    expect(Array.from(clone.dataSync())).toEqual([1, 2, 3]);
    expect(Array.from(array)).toEqual([1, 2, 3]);
    optimizer.dispose();
    tf.dispose([variable, clone]);
  }); // prettier-ignore

  it.each(['webgl', 'wasm', 'cpu'])('on %s keeps NaN and infinity in sight', async (backend) => {
    await tf.setBackend(backend);
    undo = installOptimizers();
    for (const create of Object.values(OPTIMIZERS)) {
      const optimizer = create();
      const variable = createVariable([1, 1, 1]);
      const gradient = tf.tensor1d([NaN, Infinity, 0.5]);
      optimizer.applyGradients({ [variable.name]: gradient });
      const values = variable.dataSync();
      expect(values[0]).toBeNaN();
      expect(Number.isFinite(values[1])).toBe(false);
      expect(Number.isFinite(values[2])).toBe(true);
      optimizer.dispose();
      tf.dispose([variable, gradient]);
    }
  });
});

it('lets a wide layer on WASM multiply by what it has learnt, not by what was packed before', async () => {
  await tf.setBackend('wasm');
  undo = installOptimizers();
  const weights = tf.variable(tf.zeros<tf.Rank.R2>([96, 80]));
  const inputs = tf.ones<tf.Rank.R2>([4, 96]);
  const optimizer = train.sgd(1);
  const products: number[] = [];
  for (let step = 0; step < 3; step++) {
    products.push(tf.tidy(() => inputs.matMul(weights).sum().dataSync()[0] ?? NaN));
    optimizer.applyGradients([{ name: weights.name, tensor: tf.fill([96, 80], -0.5) }]);
  }
  // 4 rows, 80 columns, 96 products of 1 and 0, 0.5, 1.
  expect(products).toEqual([0, 4 * 80 * 48, 4 * 80 * 96]);
  tf.dispose([weights, inputs]);
  optimizer.dispose();
});
