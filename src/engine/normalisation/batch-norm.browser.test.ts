import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createValues } from '#engine/compare-with-cpu.ts';
import { startBackend } from '#engine/start-backend.ts';
import { loadWasmFiles } from '#engine/wasm-files.ts';
import { createDifferentiate } from './differentiate.ts';
import { installNormalisation } from './install-normalisation.ts';

let undo = (): void => undefined;

beforeAll(async () => {
  const files = await loadWasmFiles();
  if (!files.ok) throw new Error(files.error.message);
  for (const [backend, given] of [
    ['wasm', files.value],
    ['webgl', {}],
  ] as const) {
    // prettier-ignore
    const started = await startBackend(backend, given, { stock: true });
    if (!started.ok) throw new Error(started.error.message);
  }
  undo = installNormalisation();
});

afterAll(() => undo());

interface Options {
  readonly shift?: number;
  /** A weight that the layer does not have; stock cannot differentiate without it, so the CPU's has ones or zeros. */
  readonly without?: 'gamma' | 'beta';
}

/** Result, gradients of input, gamma and beta, and both moving averages, of two steps of training; then what is predicted. */
async function train(
  backend: string,
  shape: number[],
  isPacked: boolean,
  { shift = 0, without }: Options = {},
): Promise<Float32Array[]> {
  await tf.setBackend(backend);
  const before = tf.memory();
  const channels = shape.at(-1) ?? 1;
  const isNeutral = backend === 'cpu' && without !== undefined;
  const layer = tf.layers.batchNormalization({
    momentum: 0.9,
    epsilon: 1e-3,
    scale: isNeutral || without !== 'gamma',
    center: isNeutral || without !== 'beta',
  });
  layer.apply(tf.input({ shape: shape.slice(1) }));
  const isMissing = ({ name }: { name: string }): boolean => isNeutral && name.includes(without);
  const results = tf.tidy(() => {
    for (const weight of layer.trainableWeights)
      if (!isMissing(weight))
        weight.write(tf.tensor1d(createValues(channels, weight.name.includes('gamma') ? 1 : 2)));
    const [x, weights] = [3, 4].map((seed) => {
      const values = tf.tensor(createValues(tf.util.sizeFromShape(shape), seed), shape);
      return isPacked ? values.mul(2).div(2) : tf.concat([tf.zeros([2]), values.flatten()]).slice(2).reshape(shape); // prettier-ignore
    });
    if (x === undefined || weights === undefined) throw new Error('Two were made.');
    const moved = x.add(shift);
    const variables = layer.trainableWeights
      .filter((weight) => !isMissing(weight))
      .map((weight) => weight.read())
      .filter((one) => one instanceof tf.Variable);
    const results: tf.Tensor[] = [];
    for (let step = 0; step < 2; step++) {
      const forward = (a: tf.Tensor): tf.Tensor => layer.apply(a, { training: true }) as tf.Tensor;
      results.push(forward(moved));
      const loss = (a: tf.Tensor): tf.Scalar => forward(a).mul(weights).square().sum();
      results.push(tf.grad(loss)(moved));
      const { grads } = tf.variableGrads(() => loss(moved), variables);
      results.push(...variables.map(({ name }) => grads[name] ?? tf.scalar(NaN)));
    }
    const kept = layer.weights.filter((weight) => !isMissing(weight));
    results.push(...kept.map((weight) => weight.read()), layer.apply(moved) as tf.Tensor);
    return results.map((one) => Float32Array.from(one.dataSync()));
  });
  layer.dispose();
  expect(tf.memory().numTensors).toBe(before.numTensors);
  expect(tf.memory().numDataBuffers).toBe(before.numDataBuffers);
  return results;
}

async function expectAlike(
  shape: number[],
  isPacked: boolean,
  options: Options = {},
  most = 1e-4,
): Promise<void> {
  const wanted = await train('cpu', shape, isPacked, options);
  for (const backend of ['webgl', 'wasm']) {
    const got = await train(backend, shape, isPacked, options);
    expect(got.length).toBe(wanted.length);
    wanted.forEach((values, at) => {
      const scale = values.reduce((greatest, value) => Math.max(greatest, Math.abs(value)), 1);
      const worst = values.reduce(
        (sum, value, i) => Math.max(sum, Math.abs(value - (got[at]?.[i] ?? NaN))),
        0,
      );
      expect(worst / scale, `${backend}, result ${at} of ${shape.join(' × ')}`).toBeLessThan(most);
    });
  }
}

describe('batch normalisation in training', () => {
  it('gives the CPU backend’s numbers and gradients', { timeout: 240_000 }, async () => {
    const shapes = fc
      .record({
        batch: fc.constantFrom(2, 3, 5, 16),
        places: fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 2 }),
        channels: fc.constantFrom(1, 2, 3, 4, 5, 7, 8),
      })
      .map(({ batch, places, channels }) => [batch, ...places, channels]);
    await fc.assert(
      fc.asyncProperty(shapes, fc.boolean(), (shape, isPacked) => expectAlike(shape, isPacked)),
      { numRuns: 16, seed: 31, examples: [[[1, 5, 3, 3], true], [[37, 5], false], [[64, 13, 13, 4], true]] }, // prettier-ignore
    );
  });

  it('keeps its digits far from zero', async () => {
    await expectAlike([8, 6, 5, 3], true, { shift: 100 }, 1e-3);
  });

  it('trains without gamma or beta, which stock cannot', async () => {
    await expectAlike([8, 6, 5, 3], true, { without: 'gamma' });
    await expectAlike([8, 6, 5, 3], true, { without: 'beta' });
  });

  it('leaves other axes to stock', async () => {
    await tf.setBackend('webgl');
    const shape = tf.tidy(() => {
      const layer = tf.layers.batchNormalization({ axis: 1 });
      const y = layer.apply(tf.ones([2, 3, 4, 5]), { training: true }) as tf.Tensor;
      layer.dispose();
      return y.shape;
    });
    expect(shape).toEqual([2, 3, 4, 5]);
  });

  it('keeps NaN', async () => {
    for (const backend of ['webgl', 'wasm']) {
      await tf.setBackend(backend);
      const layer = tf.layers.batchNormalization();
      const y = tf.tidy(() => {
        const x = tf.tensor2d([NaN, 1, 2, 3, 4, 5], [3, 2]);
        return (layer.apply(x, { training: true }) as tf.Tensor).dataSync();
      });
      layer.dispose();
      expect([0, 2, 4].every((at) => Number.isNaN(y[at]))).toBe(true);
      expect([1, 3, 5].every((at) => Number.isFinite(y[at]))).toBe(true);
    }
  });

  it('sees slopes as finite differences do', async () => {
    for (const backend of ['webgl', 'wasm']) {
      await tf.setBackend(backend);
      const layer = tf.layers.batchNormalization();
      const [slope, difference] = tf.tidy(() => {
        const [x, direction, weights] = [1, 2, 3].map((seed) => tf.tensor(createValues(4 * 3 * 3 * 5, seed), [4, 3, 3, 5])); // prettier-ignore
        if (!x || !direction || !weights) throw new Error('Three were made.');
        const loss = (a: tf.Tensor): tf.Tensor => (layer.apply(a, { training: true }) as tf.Tensor).mul(weights).square().sum(); // prettier-ignore
        const along = tf.grad(loss)(x).mul(direction).sum().dataSync()[0];
        const [ahead, behind] = [1e-2, -1e-2].map(
          (by) => loss(x.add(direction.mul(by))).dataSync()[0] ?? NaN,
        );
        return [along ?? NaN, ((ahead ?? NaN) - (behind ?? NaN)) / 2e-2] as const;
      });
      layer.dispose();
      expect(Math.abs(slope - difference) / Math.max(1, Math.abs(difference))).toBeLessThan(1e-2);
    }
  });

  it('differentiates twice, by stock', async () => {
    await tf.setBackend('webgl');
    const layer = tf.layers.batchNormalization();
    const twice = tf.tidy(() => {
      const loss = (a: tf.Tensor): tf.Tensor => (layer.apply(a, { training: true }) as tf.Tensor).pow(3).sum(); // prettier-ignore
      return tf.grad((a: tf.Tensor) => tf.grad(loss)(a).square().sum())(tf.tensor2d(createValues(12, 1), [4, 3])).dataSync(); // prettier-ignore
    });
    layer.dispose();
    expect(twice.every(Number.isFinite)).toBe(true);
  });

  it('has the same gradient by tfjs’s operations, for devices that refuse a shader', async () => {
    const results: Float32Array[][] = [];
    for (const backend of ['cpu', 'webgl']) {
      await tf.setBackend(backend);
      const run = (): Float32Array[] => {
        const [dy, x] = [1, 2].map((seed) => tf.tensor(createValues(4 * 3 * 5, seed), [4, 3, 5]));
        const saved = [3, 4, 5].map((seed) => tf.tensor1d(createValues(5, seed)).add(1.5));
        if (dy === undefined || x === undefined) throw new Error('Two were made.');
        return createDifferentiate()(dy, [x, ...saved], 1e-3).map((one) => Float32Array.from(one.dataSync()));
      };
      tf.engine().startScope();
      results.push(run());
      tf.engine().endScope();
    }
    const [wanted, got] = results;
    wanted?.forEach((values, at) =>
      values.forEach((value, i) => expect(got?.[at]?.[i]).toBeCloseTo(value, 4)),
    );
  });
});
