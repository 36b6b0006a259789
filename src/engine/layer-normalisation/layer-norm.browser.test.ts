import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createValues } from '#engine/compare-with-cpu.ts';
import { startBackend } from '#engine/start-backend.ts';
import { loadWasmFiles } from '#engine/wasm-files.ts';
import { createDifferentiate } from './differentiate.ts';
import { installLayerNormalisation } from './install-layer-normalisation.ts';

const BACKENDS = ['webgl', 'wasm'] as const;
let undo = (): void => undefined;

beforeAll(async () => {
  const files = await loadWasmFiles();
  if (!files.ok) throw new Error(files.error.message);
  for (const backend of BACKENDS) {
    const started = await startBackend(backend, backend === 'wasm' ? files.value : {}, { stock: true });
    if (!started.ok) throw new Error(started.error.message);
  }
  undo = installLayerNormalisation();
});

afterAll(() => undo());

interface Case {
  readonly shape: number[];
  /** Whether WebGL has the input in blocks of four values. */
  readonly isPacked?: boolean;
  readonly shift?: number;
  readonly axis?: number | number[];
  /** A weight that the layer does not have; stock cannot differentiate without it, so the CPU's has ones or zeros. */
  readonly without?: 'gamma' | 'beta';
}

/** Result and gradients of input, gamma and beta; no tensor is left. */
async function differentiate(backend: string, given: Case): Promise<Float32Array[]> {
  const { shape, isPacked = true, shift = 0, axis = -1, without } = given;
  await tf.setBackend(backend);
  const before = tf.memory();
  const isNeutral = backend === 'cpu' && without !== undefined;
  const layer = tf.layers.layerNormalization({
    axis,
    scale: isNeutral || without !== 'gamma',
    center: isNeutral || without !== 'beta',
  });
  layer.apply(tf.input({ shape: shape.slice(1) }));
  const variables = layer.trainableWeights.filter(({ name }) => !isNeutral || !name.includes(without));
  const results = tf.tidy(() => {
    for (const variable of variables) {
      const seed = variable.name.includes('gamma') ? 1 : 2;
      const { size, shape } = variable.read();
      variable.write(tf.tensor(createValues(size, seed), shape));
    }
    const [x, weights] = [3, 4].map((seed) => {
      const values = tf.tensor(createValues(tf.util.sizeFromShape(shape), seed), shape);
      return isPacked ? values.mul(2).div(2) : tf.concat([tf.zeros([2]), values.flatten()]).slice(2).reshape(shape); // prettier-ignore
    });
    if (x === undefined || weights === undefined) throw new Error('Two were made.');
    const moved = x.add(shift);
    const loss = (a: tf.Tensor): tf.Scalar => (layer.apply(a) as tf.Tensor).mul(weights).square().sum();
    const differentiated = variables.map((one) => one.read()).filter((one) => one instanceof tf.Variable);
    const { grads } = tf.variableGrads(() => loss(moved), differentiated);
    const all = [layer.apply(moved) as tf.Tensor, tf.grad(loss)(moved)];
    return [...all, ...Object.values(grads)].map((one) => Float32Array.from(one.dataSync()));
  });
  layer.dispose();
  expect(results.length).toBe(2 + variables.length);
  expect(tf.memory().numTensors).toBe(before.numTensors);
  expect(tf.memory().numDataBuffers).toBe(before.numDataBuffers);
  return results;
}

async function expectAlike(given: Case, most = 1e-4): Promise<void> {
  const wanted = await differentiate('cpu', given);
  for (const backend of BACKENDS) {
    const got = await differentiate(backend, given);
    expect(got.length).toBe(wanted.length);
    wanted.forEach((values, at) => {
      const scale = values.reduce((greatest, value) => Math.max(greatest, Math.abs(value)), 1);
      const errors = values.map((value, i) => Math.abs(value - (got[at]?.[i] ?? NaN)) / scale);
      const worst = errors.reduce((sum, error) => (error <= sum ? sum : error), 0);
      expect(worst, `${backend}, result ${at} of ${given.shape.join(' × ')}`).toBeLessThan(most);
    });
  }
}

/** Whether stock's layer ran, which tiles its numbers. */
async function isStock({ shape, axis = -1 }: Case): Promise<boolean> {
  await tf.setBackend('webgl');
  const layer = tf.layers.layerNormalization({ axis });
  const { kernelNames } = await tf.profile(() => tf.tidy(() => void layer.apply(tf.ones(shape))));
  layer.dispose();
  return kernelNames.includes(tf.Tile);
}

describe('layer normalisation', () => {
  it('gives the CPU backend’s numbers and gradients', { timeout: 240_000 }, async () => {
    const cases = fc.record({
      shape: fc
        .record({
          batch: fc.constantFrom(1, 2, 5, 16),
          places: fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 2 }),
          columns: fc.constantFrom(2, 3, 4, 5, 7, 8, 33),
        })
        .map(({ batch, places, columns }) => [batch, ...places, columns]),
      isPacked: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(cases, (given) => expectAlike(given)),
      {
        numRuns: 16,
        seed: 31,
        examples: [[{ shape: [3, 1], isPacked: true }], [{ shape: [37, 5], isPacked: false }], [{ shape: [64, 30, 32], isPacked: true }]], // prettier-ignore
      },
    );
  });

  it('keeps its digits far from zero', async () => {
    await expectAlike({ shape: [8, 6, 15], shift: 100 }, 1e-3);
  });

  it('trains without gamma or beta, which stock cannot', async () => {
    await expectAlike({ shape: [4, 3, 6], without: 'gamma' });
    await expectAlike({ shape: [4, 3, 6], without: 'beta' });
  });

  it('leaves other axes and long rows to stock', async () => {
    expect(await isStock({ shape: [4, 3, 6] })).toBe(false);
    expect(await isStock({ shape: [2, 2048] })).toBe(false);
    for (const given of [{ shape: [4, 3, 6], axis: 1 }, { shape: [4, 3, 6], axis: [1, 2] }, { shape: [2, 2049] }]) {
      expect(await isStock(given)).toBe(true);
      await expectAlike(given);
    }
  }); // prettier-ignore

  it('keeps NaN to its row', async () => {
    for (const backend of BACKENDS) {
      await tf.setBackend(backend);
      const layer = tf.layers.layerNormalization();
      const y = tf.tidy(() => (layer.apply(tf.tensor2d([NaN, 1, 2, 3, 4, 5], [2, 3])) as tf.Tensor).dataSync()); // prettier-ignore
      layer.dispose();
      expect([...y].map(Number.isNaN)).toEqual([true, true, true, false, false, false]);
    }
  });

  it('sees slopes as finite differences do', async () => {
    for (const backend of BACKENDS) {
      await tf.setBackend(backend);
      const layer = tf.layers.layerNormalization();
      const [slope, difference] = tf.tidy(() => {
        const [x, direction, weights] = [1, 2, 3].map((seed) => tf.tensor(createValues(4 * 3 * 5, seed), [4, 3, 5])); // prettier-ignore
        if (!x || !direction || !weights) throw new Error('Three were made.');
        const loss = (a: tf.Tensor): tf.Tensor => (layer.apply(a) as tf.Tensor).mul(weights).square().sum();
        const along = tf.grad(loss)(x).mul(direction).sum().dataSync()[0];
        const [ahead, behind] = [1e-2, -1e-2].map((by) => loss(x.add(direction.mul(by))).dataSync()[0] ?? NaN); // prettier-ignore
        return [along ?? NaN, ((ahead ?? NaN) - (behind ?? NaN)) / 2e-2] as const;
      });
      layer.dispose();
      expect(Math.abs(slope - difference) / Math.max(1, Math.abs(difference))).toBeLessThan(1e-2);
    }
  });

  it('differentiates twice, by stock', async () => {
    await tf.setBackend('webgl');
    const layer = tf.layers.layerNormalization();
    const twice = tf.tidy(() => {
      const loss = (a: tf.Tensor): tf.Tensor => (layer.apply(a) as tf.Tensor).pow(3).sum();
      return tf.grad((a: tf.Tensor) => tf.grad(loss)(a).square().sum())(tf.tensor2d(createValues(12, 1), [4, 3])).dataSync(); // prettier-ignore
    });
    layer.dispose();
    expect(twice.every(Number.isFinite)).toBe(true);
  });

  it('has the same gradient by tfjs’s operations, for devices that refuse a shader', async () => {
    const results: Float32Array[][] = [];
    for (const backend of ['cpu', 'webgl']) {
      await tf.setBackend(backend);
      tf.engine().startScope();
      const [dy, x] = [1, 2].map((seed) => tf.tensor(createValues(4 * 3 * 5, seed), [4, 3, 5]));
      const gamma = tf.tensor1d(createValues(5, 3));
      const moments = [4, 5].map((seed) => tf.tensor2d(createValues(12, seed), [4, 3]).add(1.5));
      if (dy === undefined || x === undefined) throw new Error('Two were made.');
      const made = createDifferentiate()(dy, [x, gamma, ...moments]);
      results.push(made.map((one) => Float32Array.from(one.dataSync())));
      tf.engine().endScope();
    }
    const [wanted, got] = results;
    expect(wanted?.map(({ length }) => length)).toEqual([60, 5, 5]);
    wanted?.forEach((values, at) =>
      values.forEach((value, i) => expect(got?.[at]?.[i]).toBeCloseTo(value, 4)),
    );
  });
});
