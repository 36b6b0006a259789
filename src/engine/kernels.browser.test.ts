import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { gradientsOnBoth, runOnBoth, worstError } from './compare-with-cpu.ts';
import { startBackend } from './start-backend.ts';
import { loadWasmFiles } from './wasm-files.ts';
import { watchHeap } from './watch-heap.ts';

let countOverruns = (): number => 0;

beforeAll(async () => {
  const files = await loadWasmFiles();
  if (!files.ok) throw new Error(files.error.message);
  const started = await startBackend('wasm', files.value);
  if (!started.ok) throw new Error(started.error.message);
  countOverruns = watchHeap(tf.backend());
});

type Shape4D = [number, number, number, number];

/** Forward result and all gradients agree, nothing leaks, nothing is written out of bounds. */
async function expectSameGradients(
  shapes: readonly number[][],
  compute: (inputs: readonly tf.Tensor[]) => tf.Tensor,
): Promise<void> {
  const before = tf.memory();
  const both = await gradientsOnBoth(shapes, compute);
  if (both.cpu === 'throws') throw new Error('The CPU backend cannot do this; the comparison would be void.');
  expect(worstError(both)).toBeLessThan(1e-4);
  expect(tf.memory().numTensors).toBe(before.numTensors);
  expect(tf.memory().numBytes).toBe(before.numBytes);
  expect(countOverruns()).toBe(0);
}

function four(x: tf.Tensor | undefined, shape: Shape4D): tf.Tensor4D {
  if (x === undefined) throw new Error('An input is missing.');
  return tf.reshape(x, shape);
}

describe('conv2d', () => {
  // Rectangular filters with a number for padding are left out: tfjs-core gets their output shape wrong.
  const filters = [
    { size: [1, 1], pads: ['same', 'valid', 1, 2] },
    { size: [3, 3], pads: ['same', 'valid', 1, 3] },
    { size: [2, 5], pads: ['same', 'valid'] },
  ] as const;
  const cases = [1, 3].flatMap((batch) =>
    [1, 2, 3].flatMap((stride) =>
      filters.flatMap(({ size, pads }) => pads.map((pad) => ({ batch, stride, size, pad }))),
    ),
  );
  it.each(cases)(
    'batch $batch, stride $stride, filter $size, pad $pad',
    async ({ batch, stride, size, pad }) => {
      const [x, filter]: [Shape4D, Shape4D] = [
        [batch, 9, 7, 3],
        [...size, 3, 4],
      ];
      await expectSameGradients([x, filter], ([a, b]) =>
        tf.conv2d<tf.Tensor4D>(four(a, x), four(b, filter), stride, pad),
      );
    },
  );

  it('adds up the filter gradients of a batch whose patches do not fit at once', async () => {
    await tf.setBackend('wasm');
    const before = tf.memory().numTensors;
    // 3 · 3 · 32 · 64 · 64 values an image: more than four million for four images.
    const [whole, parts] = tf.tidy(() => {
      const x = tf.randomUniform<tf.Rank.R4>([4, 64, 64, 32], -1, 1, 'float32', 5);
      const filter = tf.randomUniform<tf.Rank.R4>([3, 3, 32, 2], -1, 1, 'float32', 6);
      const gradientOf = (images: tf.Tensor): tf.Tensor =>
        tf.grad((weights: tf.Tensor): tf.Tensor =>
          tf
            .conv2d(four(images, [images.shape[0], 64, 64, 32]), four(weights, [3, 3, 32, 2]), 1, 'same')
            .square()
            .sum(),
        )(filter);
      const sum = tf.addN(tf.split(x, 4).map(gradientOf));
      return [gradientOf(x).dataSync(), sum.dataSync()];
    });
    const scale = Math.max(...parts.map(Math.abs));
    whole.forEach((value, i) => expect(Math.abs(value - (parts[i] ?? NaN)) / scale).toBeLessThan(1e-4));
    expect(tf.memory().numTensors).toBe(before);
    expect(countOverruns()).toBe(0);
  });

  it.each(['same', 'valid'] as const)('with dilation 2, forward, pad %s', async (pad) => {
    const both = await runOnBoth(() =>
      tf.conv2d(
        four(tf.randomUniform([2, 9, 7, 3], -1, 1, 'float32', 5), [2, 9, 7, 3]),
        tf.ones([3, 3, 3, 4]),
        1,
        pad,
        'NHWC',
        2,
      ),
    );
    expect(worstError(both)).toBeLessThan(1e-4);
  });
});

describe('depthwiseConv2d', () => {
  const cases = [1, 3].flatMap((batch) =>
    [1, 2].flatMap((stride) =>
      (['same', 'valid'] as const).flatMap((pad) =>
        [1, 3].map((multiplier) => ({ batch, stride, pad, multiplier })),
      ),
    ),
  );
  it.each(cases)('batch $batch, stride $stride, pad $pad, multiplier $multiplier', async (one) => {
    const [x, filter]: [Shape4D, Shape4D] = [
      [one.batch, 9, 7, 3],
      [3, 2, 3, one.multiplier],
    ];
    await expectSameGradients([x, filter], ([a, b]) =>
      tf.depthwiseConv2d<tf.Tensor4D>(four(a, x), four(b, filter), one.stride, one.pad),
    );
  });
});

describe('pooling', () => {
  const cases = [1, 3].flatMap((batch) =>
    [1, 2, 3].flatMap((stride) =>
      (['same', 'valid'] as const).flatMap((pad) => [2, 3].map((size) => ({ batch, stride, pad, size }))),
    ),
  );
  it.each(cases)(
    'batch $batch, stride $stride, pad $pad, size $size',
    async ({ batch, stride, pad, size }) => {
      const x: Shape4D = [batch, 9, 7, 3];
      await expectSameGradients([x], ([a]) => tf.maxPool(four(a, x), size, stride, pad));
      await expectSameGradients([x], ([a]) => tf.avgPool(four(a, x), size, stride, pad));
    },
  );
});

describe('other operations with gradients', () => {
  const cases: readonly {
    readonly title: string;
    readonly shapes: readonly number[][];
    readonly compute: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor;
  }[] = [
    { title: 'matMul', shapes: [[5, 7], [7, 3]], compute: (a, b) => tf.matMul(a, b) }, // prettier-ignore
    { title: 'matMul, both transposed', shapes: [[7, 5], [3, 7]], compute: (a, b) => tf.matMul(a, b, true, true) }, // prettier-ignore
    { title: 'matMul in batches', shapes: [[4, 5, 7], [4, 7, 3]], compute: (a, b) => tf.matMul(a, b) }, // prettier-ignore
    { title: 'gather with repeats', shapes: [[6, 5]], compute: (a) => tf.gather(a, tf.tensor2d([[0, 5, 0], [2, 2, 2]], [2, 3], 'int32')) }, // prettier-ignore
    { title: 'gather, last axis', shapes: [[6, 5]], compute: (a) => tf.gather(a, tf.tensor1d([4, 0, 4], 'int32'), 1) }, // prettier-ignore
    { title: 'elu', shapes: [[4, 5]], compute: (a) => tf.elu(a) },
    { title: 'selu', shapes: [[4, 5]], compute: (a) => tf.selu(a) },
    { title: 'relu6', shapes: [[4, 5]], compute: (a) => tf.relu6(a.mul(10)) },
    { title: 'leakyRelu', shapes: [[4, 5]], compute: (a) => tf.leakyRelu(a) },
    { title: 'prelu', shapes: [[4, 5], [1, 5]], compute: (a, b) => tf.prelu(a, b) }, // prettier-ignore
    { title: 'clipByValue', shapes: [[4, 5]], compute: (a) => tf.clipByValue(a, -0.5, 0.5) },
    { title: 'softmax', shapes: [[4, 5]], compute: (a) => tf.softmax(a) },
    { title: 'logSoftmax', shapes: [[4, 5]], compute: (a) => tf.logSoftmax(a) },
    { title: 'cumsum', shapes: [[4, 5]], compute: (a) => tf.cumsum(a, 1, true, true) },
    { title: 'prod', shapes: [[4, 5]], compute: (a) => tf.prod(a, 1) },
    { title: 'max', shapes: [[4, 5]], compute: (a) => tf.max(a, 0) },
    { title: 'variance', shapes: [[4, 5]], compute: (a) => tf.moments(a, 0).variance },
    { title: 'tile and slice', shapes: [[4, 5]], compute: (a) => tf.tile(a, [2, 3]).slice([1, 2], [6, 9]) },
    { title: 'mirrorPad', shapes: [[4, 5]], compute: (a) => tf.pad(a, [[1, 2], [0, 3]]) }, // prettier-ignore
    { title: 'conv1d', shapes: [[2, 9, 3], [3, 3, 4]], compute: (a, b) => tf.conv1d(a.as3D(2, 9, 3), b.as3D(3, 3, 4), 2, 'same') }, // prettier-ignore
    { title: 'conv2dTranspose', shapes: [[2, 4, 5, 3], [3, 3, 4, 3]], compute: (a, b) => tf.conv2dTranspose(a.as4D(2, 4, 5, 3), b.as4D(3, 3, 4, 3), [2, 8, 10, 4], 2, 'same') }, // prettier-ignore
    { title: 'conv3d', shapes: [[2, 4, 5, 4, 2], [2, 2, 2, 2, 3]], compute: (a, b) => tf.conv3d(a.as5D(2, 4, 5, 4, 2), b.as5D(2, 2, 2, 2, 3), 1, 'same') }, // prettier-ignore
    {
      title: 'maxPool3d',
      shapes: [[2, 4, 5, 4, 2]],
      compute: (a) => tf.maxPool3d(a.as5D(2, 4, 5, 4, 2), 2, 2, 'same'),
    },
    {
      title: 'avgPool3d',
      shapes: [[2, 4, 5, 4, 2]],
      compute: (a) => tf.avgPool3d(a.as5D(2, 4, 5, 4, 2), 2, 2, 'same'),
    },
    { title: 'localResponseNormalization', shapes: [[2, 4, 5, 6]], compute: (a) => tf.localResponseNormalization(a.as4D(2, 4, 5, 6)) }, // prettier-ignore
    { title: 'resizeBilinear', shapes: [[2, 5, 5, 3]], compute: (a) => tf.image.resizeBilinear(a.as4D(2, 5, 5, 3), [7, 3]) }, // prettier-ignore
    { title: 'resizeNearestNeighbor', shapes: [[2, 4, 5, 3]], compute: (a) => tf.image.resizeNearestNeighbor(a.as4D(2, 4, 5, 3), [8, 10]) }, // prettier-ignore
    { title: 'dilation2d', shapes: [[2, 6, 5, 3], [2, 2, 3]], compute: (a, b) => tf.dilation2d(a.as4D(2, 6, 5, 3), b.as3D(2, 2, 3), 1, 'same') }, // prettier-ignore
    { title: 'batchNorm', shapes: [[4, 5], [5]], compute: (a, b) => tf.batchNorm(a, b, tf.ones([5]), b, b) }, // prettier-ignore
    { title: 'spaceToBatchND', shapes: [[2, 4, 6, 3]], compute: (a) => tf.spaceToBatchND(a, [2, 2], [[0, 0], [0, 0]]) }, // prettier-ignore
  ];
  it.each(cases)('$title', async ({ shapes, compute }) => {
    await expectSameGradients(shapes, ([a, b]) => {
      if (a === undefined) throw new Error('An input is missing.');
      return compute(a, b ?? a);
    });
  });
});

describe('complex numbers and strings', () => {
  it('transforms there and back, and computes with complex tensors', async () => {
    const before = tf.memory();
    const both = await runOnBoth(() => {
      const signal = tf.randomUniform([3, 8], -1, 1, 'float32', 11);
      const spectrum = tf.spectral.rfft(signal);
      const twice = tf.add(spectrum, tf.reshape(spectrum, spectrum.shape));
      return [tf.real(twice), tf.imag(twice), tf.abs(spectrum), tf.spectral.irfft(spectrum), twice];
    });
    expect(both.cpu).not.toBe('throws');
    expect(worstError(both)).toBeLessThan(1e-4);
    expect(tf.memory().numTensors).toBe(before.numTensors);
    expect(tf.memory().numDataBuffers).toBe(before.numDataBuffers);
    expect(countOverruns()).toBe(0);
  });

  it('keeps strings', async () => {
    await tf.setBackend('wasm');
    const words = tf.tidy(() =>
      tf
        .concat([tf.tensor1d(['ein', 'zwei']), tf.tensor1d(['drei'])])
        .slice(1, 2)
        .arraySync(),
    );
    expect(words).toEqual(['zwei', 'drei']);
  });
});

describe('faults', () => {
  it('names an embedding id outside the vocabulary and leaves nothing behind', async () => {
    await tf.setBackend('wasm');
    const before = tf.memory();
    expect(() => tf.tidy(() => tf.gather(tf.ones([5, 3]), tf.tensor1d([0, 5], 'int32')))).toThrow(
      'GatherV2: the index value 5 is not in [0, 4]',
    );
    expect(tf.memory()).toMatchObject({ numTensors: before.numTensors, numBytes: before.numBytes });
  });

  it('says that memory ran out, and works on once it is freed', async () => {
    await tf.setBackend('wasm');
    const kept: tf.Tensor[] = [];
    // 20 of 256 MB each: WebAssembly memory ends at 4 GB.
    const fillMemory = (): void => {
      for (let i = 0; i < 20; i++) kept.push(tf.zeros([256, 1024, 256]));
    };
    expect(fillMemory).toThrow('out of memory');
    tf.dispose(kept);
    expect(tf.tidy(() => tf.ones([3]).sum().dataSync()[0])).toBe(3);
  });
});
