import * as tf from '@tensorflow/tfjs';
import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createValues, gradientsOnBoth, runOnBoth, worstError } from '#engine/compare-with-cpu.ts';
import { startBackend } from '#engine/start-backend.ts';
import { loadWasmFiles } from '#engine/wasm-files.ts';
import { watchHeap } from '#engine/watch-heap.ts';
import { detachNativeKernels } from './native-kernels.ts';

let countOverruns = (): number => 0;

beforeAll(async () => {
  const files = await loadWasmFiles();
  if (!files.ok) throw new Error(files.error.message);
  const started = await startBackend('wasm', files.value);
  if (!started.ok) throw new Error(started.error.message);
  countOverruns = watchHeap(tf.backend());
});

function detach(): () => void {
  const backend = tf.findBackend('wasm');
  if (backend instanceof BackendWasm) return detachNativeKernels(backend);
  throw new Error('WASM does not run.');
}

const length = fc.constantFrom(1, 2, 3, 4, 5, 8, 13, 16, 19);
const shapes = fc.array(length, { minLength: 1, maxLength: 4 });

/** Forward result and gradients agree with the CPU backend, nothing leaks, nothing is written out of bounds. */
async function expectSame(shape: number[], compute: (x: tf.Tensor) => tf.Tensor): Promise<void> {
  const before = tf.memory();
  const both = await gradientsOnBoth([shape], ([x = tf.scalar(NaN)]) => compute(x));
  expect(both.cpu).not.toBe('throws');
  expect(worstError(both)).toBeLessThan(1e-4);
  expect(tf.memory().numTensors).toBe(before.numTensors);
  expect(tf.memory().numBytes).toBe(before.numBytes);
  expect(countOverruns()).toBe(0);
}

/** A variable after ten steps of Adam, with what a clone of each slot, kept before the last step, still holds. */
function trainByAdam(): tf.Tensor[] {
  const optimizer = tf.train.adam(0.05, 0.8, 0.95, 1e-7);
  const [matrix, row] = [tf.tensor(createValues(133, 1), [7, 19]), tf.tensor(createValues(19, 2))];
  const variable = tf.variable(matrix, true);
  const clones: tf.Tensor[] = [];
  for (let step = 0; step < 10; step++) {
    optimizer.minimize(() => variable.sub(row).square().mean().asScalar(), false, [variable]);
    if (step === 4) clones.push(variable.clone());
  }
  const value = variable.clone();
  variable.dispose();
  optimizer.dispose();
  return [value, ...clones];
}

describe.each([
  { title: 'SIMD loops', prepare: () => () => undefined },
  { title: 'plain loops', prepare: detach },
])('rows in $title', ({ prepare }) => {
  it('are gathered, and their gradients added up, along any axis', async () => {
    const restore = prepare();
    await fc
      .assert(
        fc.asyncProperty(shapes, fc.nat(3), length, async (shape, at, count) => {
          const axis = at % shape.length;
          const size = shape[axis] ?? 1;
          const ids = Array.from({ length: count }, (_, i) => (i * 7 + 3) % size);
          await expectSame(shape, (x) => x.gather(tf.tensor1d(ids, 'int32'), axis));
        }),
        { numRuns: 40, seed: 3 },
      )
      .finally(restore);
  });

  it('of integers are gathered, and a number outside is refused', async () => {
    const restore = prepare();
    try {
      const both = await runOnBoth(() =>
        tf.tensor2d([1, -2, 2 ** 30, 4, 5, 6], [3, 2], 'int32').gather(tf.tensor2d([2, 0], [2, 1], 'int32')),
      );
      expect(both.cpu).not.toBe('throws');
      expect(worstError(both)).toBe(0);
      for (const outside of [-1, 3])
        expect(() =>
          tf.tidy(() => tf.ones([3, 2], 'int32').gather(tf.tensor1d([0, outside], 'int32'))),
        ).toThrow(`the index value ${outside} is not in [0, 2]`);
    } finally {
      restore();
    }
  });

  it('have means and sums over any axes', async () => {
    const restore = prepare();
    await fc
      .assert(
        fc.asyncProperty(
          shapes,
          fc.subarray([0, 1, 2, 3], { minLength: 1 }),
          fc.boolean(),
          async (shape, some, keeps) => {
            const axes = some.filter((axis) => axis < shape.length);
            if (axes.length === 0) axes.push(0);
            await expectSame(shape, (x) => x.square().mean(axes, keeps));
            await expectSame(shape, (x) => x.square().sum(axes, keeps));
          },
        ),
        { numRuns: 40, seed: 4 },
      )
      .finally(restore);
  });

  it('are trained by Adam, and a clone keeps what it had', async () => {
    const restore = prepare();
    try {
      const both = await runOnBoth(trainByAdam);
      expect(both.cpu).not.toBe('throws');
      expect(worstError(both)).toBeLessThan(1e-4);
      expect(countOverruns()).toBe(0);
    } finally {
      restore();
    }
  });
});

describe('a transpose that moves nothing', () => {
  it('shares its data, and others do not', async () => {
    const cases: [number[], number[]][] = [[[3, 5], [0, 1]], [[1, 4, 1, 3], [1, 0, 3, 2]], [[4, 1, 3], [2, 1, 0]], [[2, 3, 2], [1, 0, 2]], [[1, 1], [1, 0]]]; // prettier-ignore
    for (const [shape, order] of cases) await expectSame(shape, (x) => x.square().transpose(order));
  });
});
