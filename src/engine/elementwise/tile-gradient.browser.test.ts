import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { createValues } from '#engine/compare-with-cpu.ts';
import { startBackend } from '#engine/start-backend.ts';
import { loadWasmFiles } from '#engine/wasm-files.ts';

beforeAll(async () => {
  const files = await loadWasmFiles();
  if (!files.ok) throw new Error(files.error.message);
  for (const backend of ['webgl', 'wasm'] as const) {
    const started = await startBackend(backend, files.value);
    if (!started.ok) throw new Error(started.error.message);
  }
});

/** The gradient of a tiled tensor of `shape`, each copy weighted by numbers of its own. */
async function differentiate(backend: string, shape: number[], reps: number[]): Promise<number[]> {
  await tf.setBackend(backend);
  const before = tf.memory().numTensors;
  const values = tf.tidy(() => {
    const x = tf.tensor(createValues(tf.util.sizeFromShape(shape), 1), shape);
    const tiled = shape.map((length, axis) => length * (reps[axis] ?? 1));
    const weights = tf.tensor(createValues(tf.util.sizeFromShape(tiled), 2), tiled);
    return [
      ...tf
        .grad((a: tf.Tensor) => a.tile(reps).mul(weights).sum())(x)
        .dataSync(),
    ];
  });
  expect(tf.memory().numTensors).toBe(before);
  return values;
}

const axis = fc.record({ length: fc.integer({ min: 1, max: 4 }), copies: fc.constantFrom(1, 1, 2, 3) });

it('the gradient of a tile is the CPU backend’s', { timeout: 60_000 }, async () => {
  const check = async (axes: { length: number; copies: number }[]): Promise<void> => {
    const [shape, reps] = [axes.map(({ length }) => length), axes.map(({ copies }) => copies)];
    const wanted = await differentiate('cpu', shape, reps);
    for (const backend of ['webgl', 'wasm']) {
      const got = await differentiate(backend, shape, reps);
      const worst = wanted.map((value, at) => Math.abs(value - (got[at] ?? NaN)));
      expect(Math.max(...worst), `${backend} ${shape.join(' × ')}, ${reps.join(' × ')}`).toBeLessThan(1e-5);
    }
  };
  await fc.assert(fc.asyncProperty(fc.array(axis, { minLength: 1, maxLength: 4 }), check), { numRuns: 30, seed: 3 }); // prettier-ignore
});

it('takes tensors of five axes, which stock does not, and is one sum an axis', async () => {
  const got = await differentiate('webgl', [2, 1, 1, 2, 1], [1, 3, 1, 1, 2]);
  expect(got).toHaveLength(4);
  const { kernelNames } = await tf.profile(() => tf.tidy(() => void tf.grad((a: tf.Tensor) => a.tile([1, 50, 1]))(tf.ones([4, 1, 8])))); // prettier-ignore
  expect(kernelNames).toContain(tf.Sum);
  expect(kernelNames).not.toContain(tf.Slice);
});
