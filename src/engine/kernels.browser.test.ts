import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startBackend } from './start-backend.ts';
import { loadWasmFiles } from './wasm-files.ts';

const TOLERANCE = 1e-4;

beforeAll(async () => {
  const files = await loadWasmFiles();
  if (!files.ok) throw new Error(files.error.message);
  const started = await startBackend('wasm', files.value);
  if (!started.ok) throw new Error(started.error.message);
});

let tensorsBefore = 0;
beforeEach(() => {
  tensorsBefore = tf.memory().numTensors;
});
afterEach(() => {
  expect(tf.memory().numTensors).toBe(tensorsBefore);
});

/** Values and gradients of `compute` on a backend, flattened; the gradient is of the sum of output times fixed weights. */
async function evaluate(
  backend: 'cpu' | 'wasm',
  shapes: readonly number[][],
  compute: (...inputs: tf.Tensor[]) => tf.Tensor,
): Promise<Float32Array[]> {
  await tf.setBackend(backend);
  return tf.tidy(() => {
    const inputs = shapes.map((shape, i) => tf.tensor(values(tf.util.sizeFromShape(shape), i + 1), shape));
    const forward = compute(...inputs);
    const weights = tf.tensor(values(forward.size, 99), forward.shape);
    const gradients = tf.grads((...xs: tf.Tensor[]) =>
      compute(...xs)
        .mul(weights)
        .sum(),
    )(inputs);
    return [forward, ...gradients].map((tensor) => Float32Array.from(tensor.dataSync()));
  });
}

/** Distinct numbers in [-1, 1), the same on every machine. */
function values(count: number, seed: number): Float32Array {
  let state = seed * 7919 + 1;
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

async function expectSame(
  shapes: readonly number[][],
  compute: (...inputs: tf.Tensor[]) => tf.Tensor,
): Promise<void> {
  const wanted = await evaluate('cpu', shapes, compute);
  const got = await evaluate('wasm', shapes, compute);
  expect(got.length).toBe(wanted.length);
  wanted.forEach((want, i) => {
    const have = got[i] ?? new Float32Array();
    expect(have.length).toBe(want.length);
    const scale = Math.max(1e-6, ...want.map(Math.abs));
    let worst = 0;
    want.forEach((value, at) => {
      worst = Math.max(worst, Math.abs(value - (have[at] ?? NaN)) / scale);
      if (Number.isNaN(have[at])) worst = Infinity;
    });
    expect(worst, i === 0 ? 'forward' : `gradient of input ${i - 1}`).toBeLessThan(TOLERANCE);
  });
}

describe('conv2d', () => {
  for (const batch of [1, 3])
    for (const stride of [1, 2, 3])
      for (const pad of ['same', 'valid', 1, 2] as const)
        for (const filterSize of [
          [1, 1],
          [3, 3],
          [2, 5],
        ] as const)
          it(`batch ${batch} stride ${stride} pad ${pad} filter ${filterSize.join('×')}`, async () => {
            await expectSame(
              [
                [batch, 9, 7, 3],
                [...filterSize, 3, 4],
              ],
              (x, filter) =>
                tf.conv2d(
                  tf.reshape(x, [batch, 9, 7, 3]),
                  tf.reshape(filter, [...filterSize, 3, 4]),
                  stride,
                  pad,
                ),
            );
          });
});

describe('depthwiseConv2d', () => {
  for (const batch of [1, 3])
    for (const [stride, dilation] of [
      [1, 1],
      [2, 1],
      [1, 2],
    ] as const)
      for (const pad of ['same', 'valid'] as const)
        for (const multiplier of [1, 3])
          it(`batch ${batch} stride ${stride} dilation ${dilation} pad ${pad} multiplier ${multiplier}`, async () => {
            await expectSame(
              [
                [batch, 9, 7, 3],
                [3, 2, 3, multiplier],
              ],
              (x, filter) =>
                tf.depthwiseConv2d(
                  tf.reshape(x, [batch, 9, 7, 3]),
                  tf.reshape(filter, [3, 2, 3, multiplier]),
                  stride,
                  pad,
                  'NHWC',
                  dilation,
                ),
            );
          });
});
