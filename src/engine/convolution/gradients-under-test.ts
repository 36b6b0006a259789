import * as tf from '@tensorflow/tfjs';
import { expect } from 'vitest';
import { createValues } from '#engine/compare-with-cpu.ts';

export type Shape = [number, number, number, number];
export type Compute = (x: tf.Tensor4D, filter: tf.Tensor4D) => tf.Tensor;

/** For tests: textures come packed from arithmetic, and unpacked from a slice. */
export function place(shape: Shape, seed: number, isPacked: boolean): tf.Tensor4D {
  const size = tf.util.sizeFromShape(shape);
  const values = createValues(size, seed);
  if (isPacked) return tf.tensor4d(values, shape).mul(2).div(2);
  return tf
    .concat([tf.zeros([2]), tf.tensor1d(values)])
    .slice(2, size)
    .reshape(shape);
}

/** Forward result and both gradients, of the sum of the result weighted by fixed numbers. */
async function run(
  backend: string,
  shapes: readonly [Shape, Shape],
  compute: Compute,
  isPacked: boolean,
): Promise<Float32Array[]> {
  await tf.setBackend(backend);
  const before = tf.memory();
  const results = tf.tidy(() => {
    const inputs = shapes.map((shape, at) => place(shape, at + 1, isPacked));
    const forward = (...all: tf.Tensor[]): tf.Tensor => compute(all[0] as tf.Tensor4D, all[1] as tf.Tensor4D);
    const y = forward(...inputs);
    const weights = tf.tensor(createValues(y.size, 9), y.shape);
    const gradients = tf.grads((...all: tf.Tensor[]) =>
      forward(...all)
        .mul(weights)
        .sum(),
    )(inputs);
    return [y, ...gradients].map((tensor) => Float32Array.from(tensor.dataSync()));
  });
  expect(tf.memory().numTensors).toBe(before.numTensors);
  expect(tf.memory().numDataBuffers).toBe(before.numDataBuffers);
  return results;
}

/** The same on WebGL as on the CPU backend: result, both gradients, and nothing left behind. */
export async function expectAlike(
  shapes: readonly [Shape, Shape],
  compute: Compute,
  isPacked: boolean,
): Promise<void> {
  const wanted = await run('cpu', shapes, compute, isPacked);
  const got = await run('webgl', shapes, compute, isPacked);
  wanted.forEach((values, tensor) => {
    const scale = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-3);
    const worst = values.reduce(
      (most, value, at) => Math.max(most, Math.abs(value - (got[tensor]?.[at] ?? NaN))),
      0,
    );
    expect(got[tensor]?.length).toBe(values.length);
    expect(worst / scale, ['result', 'picture', 'filter'][tensor]).toBeLessThan(1e-4);
  });
}
