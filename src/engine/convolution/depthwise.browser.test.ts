import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createValues } from '#engine/compare-with-cpu.ts';
import { startBackend } from '#engine/start-backend.ts';
import { type Shape, expectAlike, place } from './gradients-under-test.ts';
import { installConvolution } from './install-convolution.ts';

let undo = (): void => undefined;

beforeAll(async () => {
  const started = await startBackend('webgl', {}, { stock: true });
  if (!started.ok) throw new Error(started.error.message);
  undo = installConvolution();
});

afterAll(() => undo());

const windows = fc.record({
  batch: fc.constantFrom(1, 2, 5),
  height: fc.integer({ min: 4, max: 11 }),
  width: fc.integer({ min: 4, max: 11 }),
  channels: fc.constantFrom(1, 2, 3, 4, 5, 7, 8),
  size: fc.constantFrom(1, 2, 3, 4),
  stride: fc.constantFrom(1, 2, 3),
  pad: fc.constantFrom<'same' | 'valid' | 1>('same', 'valid', 1),
  isPacked: fc.boolean(),
});

describe('depthwise convolutions in blocks against the CPU backend', () => {
  it('agree, forward and both gradients', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(windows, ({ batch, height, width, channels, size, stride, pad, isPacked }) =>
        expectAlike(
          [
            [batch, height, width, channels],
            [size, size, channels, 1],
          ],
          (x, filter) => tf.depthwiseConv2d(x, filter, stride, pad),
          isPacked,
        ),
      ),
      { numRuns: 20, seed: 21 },
    );
  });

  it('leave more filters a channel and dilation to stock', async () => {
    const x: Shape = [2, 7, 6, 3];
    await expectAlike([x, [3, 3, 3, 2]], (a, filter) => tf.depthwiseConv2d(a, filter, 1, 'same'), true);
    await tf.setBackend('webgl');
    const dilated = tf.tidy(() => {
      const all = [place(x, 1, true), place([2, 2, 3, 1], 2, true)] as const;
      return tf.depthwiseConv2d(...all, 1, 'valid', 'NHWC', 2).shape;
    });
    expect(dilated).toEqual([2, 5, 4, 3]);
  });

  it('take bias and activation along, and keep NaN', async () => {
    // Stock's elu, which the last is left to, drops NaN.
    for (const activation of ['relu', 'relu6', 'linear', 'elu'] as const) {
      const [cpu, webgl] = [await fuse('cpu', activation), await fuse('webgl', activation)];
      cpu.forEach((value, at) => {
        if (!Number.isNaN(value)) expect(webgl[at]).toBeCloseTo(value, 4);
        else if (activation !== 'elu') expect(webgl[at]).toBeNaN();
      });
    }
  });

  it('read a filter that never was on the device in blocks, and give it back as it was', async () => {
    await tf.setBackend('webgl');
    const values = createValues(9 * 5, 3);
    const [given, doubled] = tf.tidy(() => {
      const filter = tf.tensor4d(values, [3, 3, 5, 1]);
      const x = place([1, 5, 5, 5], 1, true);
      tf.depthwiseConv2d(x, filter, 1, 'same').dataSync();
      return [filter.dataSync(), filter.reshape([9, 5]).transpose().mul(2).transpose().dataSync()];
    });
    expect([...given]).toEqual([...values]);
    expect([...doubled]).toEqual([...values].map((value) => Math.fround(2 * value)));
  });

  it('see a slope as finite differences do', async () => {
    await tf.setBackend('webgl');
    for (const stride of [1, 2]) {
      const [slope, difference] = tf.tidy(() => {
        const [x, filter] = [place([2, 7, 6, 3], 1, true), place([3, 3, 3, 1], 2, true)];
        const [dx, dw] = [place([2, 7, 6, 3], 3, true), place([3, 3, 3, 1], 4, true)];
        const loss = (a: tf.Tensor, w: tf.Tensor): tf.Tensor =>
          tf
            .depthwiseConv2d(a as tf.Tensor4D, w as tf.Tensor4D, stride, 'same')
            .square()
            .sum();
        const [alongX, alongW] = tf.grads(loss)([x, filter]);
        const along = tf.add(alongX?.mul(dx).sum() ?? NaN, alongW?.mul(dw).sum() ?? NaN).dataSync()[0];
        const step = 1e-2;
        const [ahead, behind] = [step, -step].map(
          (by) => loss(x.add(dx.mul(by)), filter.add(dw.mul(by))).dataSync()[0] ?? NaN,
        );
        return [along ?? NaN, ((ahead ?? NaN) - (behind ?? NaN)) / (2 * step)] as const;
      });
      expect(Math.abs(slope - difference) / Math.abs(difference)).toBeLessThan(1e-2);
    }
  });
});

describe('average pooling in blocks against the CPU backend', () => {
  it('agrees, forward and backward', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(windows, ({ batch, height, width, channels, size, stride, pad, isPacked }) =>
        expectAlike(
          [
            [batch, height, width, channels],
            [1, 1, 1, 1],
          ],
          (x, one) => tf.avgPool(x, size, stride, pad === 'same' ? 'same' : 'valid').mul(one),
          isPacked,
        ),
      ),
      { numRuns: 12, seed: 22 },
    );
  });

  it('keeps NaN', async () => {
    await tf.setBackend('webgl');
    const pooled = tf.tidy(() =>
      tf.avgPool(tf.tensor4d([NaN, 1, 2, 3, 4, 5, 6, 7, 8], [1, 3, 3, 1]), 2, 1, 'valid').dataSync(),
    );
    expect([...pooled]).toEqual([NaN, 3, 5, 6]);
  });
});

async function fuse(backend: string, activation: 'relu' | 'relu6' | 'linear' | 'elu'): Promise<number[]> {
  await tf.setBackend(backend);
  return tf.tidy(() => {
    const nowhere = tf.tensor4d(
      Array.from({ length: 2 * 6 * 5 * 3 }, (_, at) => (at === 50 ? NaN : 0)),
      [2, 6, 5, 3],
    );
    const x = place([2, 6, 5, 3], 1, true).mul(9).add<tf.Tensor4D>(nowhere);
    const filter = place([3, 3, 3, 1], 2, true);
    const bias = tf.tensor1d(createValues(3, 3));
    return [...tf.fused.depthwiseConv2d({ x, filter, strides: 1, pad: 'same', bias, activation }).dataSync()];
  });
}
