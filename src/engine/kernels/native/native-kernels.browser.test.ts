import * as tf from '@tensorflow/tfjs';
import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createValues, gradientsOnBoth, runOnBoth, worstError } from '#engine/compare-with-cpu.ts';
import { trainPictures, trainSequences } from '#engine/convolution/train-under-test.ts';
import { startBackend } from '#engine/start-backend.ts';
import { loadWasmFiles } from '#engine/wasm-files.ts';
import { watchHeap } from '#engine/watch-heap.ts';
import { detachNativeKernels, findNativeKernels } from './native-kernels.ts';

let countOverruns = (): number => 0;

beforeAll(async () => {
  const files = await loadWasmFiles();
  if (!files.ok) throw new Error(files.error.message);
  const started = await startBackend('wasm', files.value);
  if (!started.ok) throw new Error(started.error.message);
  countOverruns = watchHeap(tf.backend());
});

function wasmBackend(): BackendWasm {
  const backend = tf.findBackend('wasm');
  if (backend instanceof BackendWasm) return backend;
  throw new Error('WASM does not run.');
}

/** Forward result and gradients agree with the CPU backend, nothing leaks, nothing is written out of bounds. */
async function expectSameGradients(
  shapes: readonly number[][],
  compute: (inputs: readonly tf.Tensor[]) => tf.Tensor,
): Promise<void> {
  const before = tf.memory();
  const both = await gradientsOnBoth(shapes, compute);
  expect(both.cpu).not.toBe('throws');
  expect(worstError(both)).toBeLessThan(1e-4);
  expect(tf.memory().numTensors).toBe(before.numTensors);
  expect(tf.memory().numBytes).toBe(before.numBytes);
  expect(countOverruns()).toBe(0);
}

function input(inputs: readonly tf.Tensor[], at: number): tf.Tensor4D {
  const found = inputs[at];
  if (found === undefined) throw new Error('An input is missing.');
  return found as tf.Tensor4D;
}

const windows = fc.record({
  batch: fc.constantFrom(1, 2, 5),
  height: fc.integer({ min: 5, max: 14 }),
  width: fc.integer({ min: 5, max: 14 }),
  inChannels: fc.constantFrom(1, 2, 3, 4, 5, 8, 13, 16),
  outChannels: fc.constantFrom(1, 2, 3, 4, 7, 8, 12, 15, 16, 20, 33),
  size: fc.constantFrom(1, 2, 3, 5),
  stride: fc.constantFrom(1, 2, 3),
  pad: fc.constantFrom<'same' | 'valid' | number>('same', 'valid', 1, 2),
});
describe('the SIMD loops against the CPU backend', () => {
  it('are attached', () => {
    expect(findNativeKernels(wasmBackend())).not.toBeNull();
  });

  it('convolve, forward and both gradients', async () => {
    await fc.assert(
      fc.asyncProperty(windows, (one) =>
        expectSameGradients(
          [
            [one.batch, one.height, one.width, one.inChannels],
            [one.size, one.size, one.inChannels, one.outChannels],
          ],
          (inputs) => tf.conv2d(input(inputs, 0), input(inputs, 1), one.stride, one.pad),
        ),
      ),
      { numRuns: 60, seed: 4 },
    );
  });

  it('convolve one filter a channel, forward and both gradients', async () => {
    await fc.assert(
      fc.asyncProperty(windows, (one) =>
        expectSameGradients(
          [
            [one.batch, one.height, one.width, one.inChannels],
            [one.size, one.size, one.inChannels, 1],
          ],
          (inputs) =>
            tf.depthwiseConv2d(
              input(inputs, 0),
              input(inputs, 1),
              one.stride,
              one.pad === 'same' ? 'same' : 'valid',
            ),
        ),
      ),
      { numRuns: 30, seed: 5 },
    );
  });

  it('pool, with windows that meet and windows that do not', async () => {
    await fc.assert(
      fc.asyncProperty(windows, ({ batch, height, width, inChannels, size, stride, pad }) =>
        expectSameGradients([[batch, height, width, inChannels]], (inputs) =>
          tf.maxPool(input(inputs, 0), size, stride, pad === 'same' ? 'same' : 'valid'),
        ),
      ),
      { numRuns: 30, seed: 6 },
    );
  });

  it('multiply matrices, transposed or not', async () => {
    const sides = fc.constantFrom(1, 2, 3, 7, 8, 16, 31, 64);
    await fc.assert(
      fc.asyncProperty(sides, sides, sides, (rows, inner, columns) =>
        expectSameGradients(
          [
            [rows, inner],
            [inner, columns],
          ],
          (inputs) =>
            // prettier-ignore
            tf.matMul(input(inputs, 0), input(inputs, 1)),
        ),
      ),
      { numRuns: 30, seed: 7 },
    );
  });

  it('add up rows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(1, 3, 257, 1000), fc.constantFrom(1, 3, 4, 16, 37), (rows, columns) =>
        expectSameGradients([[rows, columns]], (inputs) => input(inputs, 0).square().sum(0)),
      ),
      { numRuns: 12, seed: 8 },
    );
  });

  it.each(['linear', 'relu', 'relu6', 'elu'] as const)('fuse bias and %s', async (activation) => {
    const shapes = [[3, 7, 9, 5], [3, 3, 5, 11], [11]]; // prettier-ignore
    await expectSameGradients(shapes, (inputs) =>
      tf.fused.conv2d({
        ...{
          x: input(inputs, 0).mul<tf.Tensor4D>(4),
          filter: input(inputs, 1),
          bias: inputs[2] ?? tf.zeros([11]),
        },
        ...{ strides: 1, pad: 'same', activation },
      }),
    );
  });

  it('clip, mirror, and let through what relu did', async () => {
    const shapes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(shapes, fc.nat(3), async (shape, at) => {
        const axis = at % shape.length;
        await expectSameGradients([shape], (inputs) => input(inputs, 0).reverse(axis).clipByValue(-0.3, 0.6));
        await expectSameGradients([shape], (inputs) => input(inputs, 0).mul(3).relu());
      }),
      { numRuns: 20, seed: 9 },
    );
  });

  it('take the greater or the smaller of values and one number, and keep NaN', async () => {
    // tfjs has no gradient for them when one is broadcast.
    for (const shape of [[7], [2, 3, 5]]) {
      const values = createValues(tf.util.sizeFromShape(shape), 3);
      const both = await runOnBoth(() => {
        const x = tf.tensor(values, shape);
        return [
          x.minimum(0.2),
          tf.minimum(tf.scalar(0.2), x),
          x.maximum(0.2),
          tf.maximum(x, tf.tensor2d([[-0.1]])),
        ];
      });
      expect(both.cpu).not.toBe('throws');
      expect(worstError(both)).toBe(0);
    }
    expect(countOverruns()).toBe(0);
    await tf.setBackend('wasm');
    const values = tf.tidy(() => [
      ...tf.minimum(tf.tensor1d([1, NaN, -Infinity, 9, 3]), 2).dataSync(),
      ...tf.maximum(tf.scalar(NaN), tf.tensor1d([1, 2])).dataSync(),
    ]);
    expect(values).toEqual([1, NaN, -Infinity, 2, 2, NaN, NaN]);
  });

  it.each([trainPictures, trainSequences])(
    'train nets of convolutions as the CPU backend does, and leave nothing behind',
    async (train) => {
      const wanted = await train('cpu');
      await tf.setBackend('wasm');
      const before = tf.memory().numTensors;
      const got = await train('wasm');
      expect(tf.memory().numTensors).toBe(before);
      expect(countOverruns()).toBe(0);
      wanted.forEach((value, at) => expect(Math.abs(value - (got[at] ?? NaN))).toBeLessThan(1e-3));
    },
  );

  it('keep NaN through relu, and give a window of NaN to no pixel', async () => {
    await tf.setBackend('wasm');
    const [fused, pooled] = tf.tidy(() => {
      const x = tf.tensor4d([NaN, 1, 2, 3], [1, 2, 2, 1]);
      const filter = tf.ones<tf.Rank.R4>([1, 1, 1, 1]);
      const y = tf.fused.conv2d({ x, filter, strides: 1, pad: 'valid', activation: 'relu' });
      const nothing = tf.fill<tf.Rank.R4>([1, 2, 2, 4], NaN);
      const gradient = tf.grad((a: tf.Tensor) => tf.maxPool(a as tf.Tensor4D, 2, 2, 'valid'))(nothing);
      return [[...y.dataSync()], [...gradient.dataSync()]];
    });
    expect(fused).toEqual([NaN, 1, 2, 3]);
    expect(pooled).toEqual(new Array(16).fill(0));
  });
});

describe('the plain loops, where there is no SIMD', () => {
  it('give the same', async () => {
    const restore = detachNativeKernels(wasmBackend());
    try {
      await expectSameGradients(
        [
          [2, 9, 8, 5],
          [3, 3, 5, 9],
        ],
        (inputs) =>
          // prettier-ignore
          tf.maxPool(tf.conv2d(input(inputs, 0), input(inputs, 1), 1, 'same'), 2, 2, 'same'),
      );
      await expectSameGradients(
        [
          [2, 9, 8, 5],
          [3, 3, 5, 9],
        ],
        (inputs) =>
          // prettier-ignore
          tf.conv2d(input(inputs, 0), input(inputs, 1), 2, 'same'),
      );
      await expectSameGradients(
        [
          [2, 9, 8, 5],
          [3, 3, 5, 1],
        ],
        (inputs) =>
          // prettier-ignore
          tf.depthwiseConv2d(input(inputs, 0), input(inputs, 1), 2, 'same'),
      );
      await expectSameGradients(
        [
          [5, 7],
          [7, 3],
        ],
        (inputs) =>
          // prettier-ignore
          tf.matMul(input(inputs, 0), input(inputs, 1)).sum(0),
      );
    } finally {
      restore();
    }
  });
});
