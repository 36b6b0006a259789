import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createValues } from '#engine/compare-with-cpu.ts';
import { installElementwise } from '#engine/elementwise/install-elementwise.ts';
import { startBackend } from '#engine/start-backend.ts';
import { installConvolution } from './install-convolution.ts';
import { type Shape, expectAlike, place } from './gradients-under-test.ts';
import { trainPictures, trainSequences } from './train-under-test.ts';

let undo = (): void => undefined;

beforeAll(async () => {
  const started = await startBackend('webgl', {}, { stock: true });
  if (!started.ok) throw new Error(started.error.message);
  // It brings the gradient of relu.
  const undoElementwise = installElementwise();
  const undoConvolution = installConvolution();
  undo = () => {
    undoConvolution();
    undoElementwise();
  };
});

afterAll(() => undo());

const windows = fc.record({
  batch: fc.constantFrom(1, 2, 5),
  height: fc.integer({ min: 5, max: 12 }),
  width: fc.integer({ min: 5, max: 12 }),
  inChannels: fc.constantFrom(1, 2, 3, 4, 7, 8),
  outChannels: fc.constantFrom(1, 2, 3, 5, 8, 10),
  size: fc.constantFrom(1, 2, 3, 5),
  stride: fc.constantFrom(1, 1, 2, 3),
  pad: fc.constantFrom<'same' | 'valid' | 1>('same', 'valid', 1),
  isPacked: fc.boolean(),
});

describe('convolutions in blocks against the CPU backend', () => {
  it('agree, forward and both gradients', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        windows,
        ({ batch, height, width, inChannels, outChannels, size, stride, pad, isPacked }) =>
          expectAlike(
            [
              [batch, height, width, inChannels],
              [size, size, inChannels, outChannels],
            ],
            (x, filter) => tf.conv2d(x, filter, stride, pad),
            isPacked,
          ),
      ),
      { numRuns: 24, seed: 11 },
    );
  });

  it('agree where padding exceeds the filter, and where filters are rectangular or dilated', async () => {
    const x: Shape = [2, 7, 6, 3];
    await expectAlike([x, [2, 2, 3, 5]], (a, filter) => tf.conv2d(a, filter, 1, 3), true);
    await expectAlike([x, [3, 2, 3, 5]], (a, filter) => tf.conv2d(a, filter, [1, 2], 'same'), false);
    await expectAlike([x, [1, 1, 3, 5]], (a, filter) => tf.conv2d(a, filter, 1, 1), true);
    await expectAlike([[1, 4, 5, 35], [1, 1, 35, 3]], (a, filter) => tf.conv2d(a, filter, 1, 'same'), false); // prettier-ignore
  });

  it('pool', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(windows, ({ batch, height, width, inChannels, size, stride, pad, isPacked }) =>
        expectAlike(
          [
            [batch, height, width, inChannels],
            [1, 1, 1, 1],
          ],
          // Rounded, so that windows often have two greatest pixels.
          (x, one) =>
            tf

              .maxPool(
                tf.sub<tf.Tensor4D>(x.mul(3), x.mul(3).mod(1)),
                size,
                stride,
                size === 1 ? 'same' : pad,
              )
              .mul(one),
          isPacked,
        ),
      ),
      { numRuns: 24, seed: 12, examples: [[{ batch: 5, height: 7, width: 5, inChannels: 3, outChannels: 1, size: 2, stride: 2, pad: 'same', isPacked: true }], [{ batch: 2, height: 6, width: 9, inChannels: 4, outChannels: 1, size: 2, stride: 2, pad: 'valid', isPacked: false }]] }, // prettier-ignore
    );
  });

  it('pool windows of other forms', { timeout: 120_000 }, async () => {
    const one: Shape = [1, 1, 1, 1];
    const forms = [
      { size: [3, 2], stride: [1, 2], pad: 'same' },
      { size: [2, 3], stride: [3, 1], pad: 'valid' },
      { size: [8, 7], stride: [2, 3], pad: 3 },
      { size: [2, 2], stride: [2, 2], pad: 1 },
      { size: [1, 1], stride: [2, 2], pad: 'same' },
    ] as const;
    for (const { size, stride, pad } of forms)
      await expectAlike([[2, 9, 10, 3], one], (x, by) => tf.maxPool(x, [...size], [...stride], pad).mul(by), true); // prettier-ignore
  });

  it('give the gradient of a maximum to the first of equal pixels, and none to NaN', async () => {
    const gradients: number[][] = [];
    for (const backend of ['cpu', 'webgl']) {
      await tf.setBackend(backend);
      const values = [NaN, 1, 0, 0, 1, 1, 0, 0, NaN, NaN, NaN, NaN, NaN, NaN, 2, NaN, -Infinity, 3, 3, 3, Infinity, 3, 3, 3, -1]; // prettier-ignore
      gradients.push(tf.tidy(() => {
        const x = tf.tensor4d(values, [1, 5, 5, 1]);
        const from = tf.tensor4d([1, 2, 4, 8, NaN, 16, 32, 64, 128], [1, 3, 3, 1]);
        return [2, 3].flatMap((size) => Array.from(tf.grad((a: tf.Tensor) => tf.maxPool(a as tf.Tensor4D, size, 1, 'valid').mul(size === 3 ? from : 1))(x).dataSync())); // prettier-ignore
      })); // prettier-ignore
    }
    expect(gradients[1]).toEqual(gradients[0]);
    expect(gradients[1]?.filter((value) => value > 1).length).toBeGreaterThan(3);
  });

  it('see the slope of overlapping windows as finite differences do', async () => {
    await tf.setBackend('webgl');
    const [slope, difference] = tf.tidy(() => {
      const x = place([2, 7, 8, 3], 1, true);
      const direction = place([2, 7, 8, 3], 3, true);
      const loss = (a: tf.Tensor): tf.Tensor =>
        tf.maxPool(a as tf.Tensor4D, 3, 2, 'same').square().sum(); // prettier-ignore
      const along = tf.grad(loss)(x).mul(direction).sum().dataSync()[0] ?? NaN;
      const [after = NaN, ahead = NaN] = [3e-4, -3e-4].map((step) => loss(x.add(direction.mul(step))).dataSync()[0]); // prettier-ignore
      return [along, (after - ahead) / 6e-4] as const;
    });
    expect(Math.abs(slope - difference) / Math.abs(difference)).toBeLessThan(1e-2);
  });

  it('take bias and activation along', async () => {
    for (const activation of ['relu', 'relu6', 'linear', 'elu'] as const) {
      const results: Float32Array[] = [];
      for (const backend of ['cpu', 'webgl']) {
        await tf.setBackend(backend);
        const values = tf.tidy(() => {
          const x = place([2, 6, 5, 3], 1, true).mul<tf.Tensor4D>(6);
          const bias = tf.tensor1d(createValues(7, 3));
          const filter = place([3, 3, 3, 7], 2, true);
          return tf.fused.conv2d({ x, filter, strides: 1, pad: 'same', bias, activation }).dataSync();
        });
        results.push(Float32Array.from(values));
      }
      const [cpu, webgl] = results;
      cpu?.forEach((value, at) => expect(webgl?.[at]).toBeCloseTo(value, 4));
    }
  });

  it('keep NaN', async () => {
    await tf.setBackend('webgl');
    const [y, pooled, gradient] = tf.tidy(() => {
      const x = tf.tensor4d([NaN, 1, 2, 3, 4, 5, 6, 7, 8], [1, 3, 3, 1]);
      const filter = tf.ones<tf.Rank.R4>([2, 2, 1, 1]);
      const convolved = tf.fused.conv2d({ x, filter, strides: 1, pad: 'valid', activation: 'relu' });
      const dx = tf.grad((a: tf.Tensor) => tf.maxPool(a as tf.Tensor4D, 2, 2, 'valid'))(
        tf.fill([1, 2, 2, 2], NaN),
      );
      // What has a number beside it is passed over, as in tfjs.
      const [mixed, alone] = [x, x.mul(NaN)].map((a) =>
        tf.maxPool(a as tf.Tensor4D, 2, 1, 'valid').dataSync(),
      );
      const both: number[] = [...(mixed ?? []), ...(alone ?? [])];
      return [convolved.dataSync(), both, dx.dataSync()] as const;
    });
    expect([...y]).toEqual([NaN, 12, 20, 24]);
    expect(pooled).toEqual([4, 5, 7, 8, NaN, NaN, NaN, NaN]);
    expect([...gradient]).toEqual(new Array(8).fill(0));
  });

  it('sees a slope as finite differences do', async () => {
    await tf.setBackend('webgl');
    const step = 1e-2;
    const [slope, difference] = tf.tidy(() => {
      const x = place([2, 6, 6, 3], 1, true);
      const filter = place([3, 3, 3, 4], 2, true);
      const direction = place([3, 3, 3, 4], 3, true);
      const loss = (w: tf.Tensor): tf.Tensor =>
        tf
          .conv2d(x, w as tf.Tensor4D, 1, 'same')
          .square()
          .sum();
      const along = tf.grad(loss)(filter).mul(direction).sum().dataSync()[0] ?? NaN;
      const [after, ahead] = [1, -1].map(
        (sign) => loss(filter.add(direction.mul(sign * step))).dataSync()[0] ?? NaN,
      );
      return [along, ((after ?? NaN) - (ahead ?? NaN)) / (2 * step)] as const;
    });
    expect(Math.abs(slope - difference) / Math.abs(difference)).toBeLessThan(1e-2);
  });
});

/** Of the layers that fuse the activations in the order of their calls, in three steps and a prediction. */
const FUSED = [
  { kernelName: 'ConvolutionLayer', train: trainPictures, activations: ['relu', 'linear', 'relu6'] },
  { kernelName: 'SequenceConvolutionLayer', train: trainSequences, activations: ['relu', 'linear'] },
] as const;

describe('layers that keep bias and relu', () => {
  it.each(FUSED)(
    '$kernelName trains as on the CPU backend, and leaves nothing behind',
    { timeout: 120_000 },
    async ({ kernelName, train, activations }) => {
      const wanted = await train('cpu');
      await tf.setBackend('webgl');
      const before = tf.memory().numTensors;
      const calls: unknown[] = [];
      const kernel = tf.getKernel(kernelName, 'webgl');
      tf.unregisterKernel(kernelName, 'webgl');
      tf.registerKernel({
        ...kernel,
        kernelFunc(args) {
          calls.push(args.attrs?.activation);
          return kernel.kernelFunc(args);
        },
      });
      const got = await train('webgl');
      expect(calls).toEqual(Array.from({ length: 4 }, () => activations).flat());
      expect(tf.memory().numTensors).toBe(before);
      wanted.forEach((value, at) => expect(Math.abs(value - (got[at] ?? NaN))).toBeLessThan(1e-3));
    },
  );
});
