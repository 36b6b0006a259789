import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatValue, formatValues } from './format-value.ts';

beforeAll(() => tf.setBackend('cpu'));

describe('formatValue', () => {
  it('shows a tensor by type, shape, range, NaN count and first values, and makes no tensor doing so', () => {
    const before = tf.memory().numTensors;
    const tensor = tf.tensor2d([
      [0, 0.5, 1],
      [NaN, 0.25, 0.123456789],
    ]);
    expect(formatValue(tensor)).toBe('Tensor float32 [2, 3]  0…1, 1 NaN  0, 0.5, 1, NaN, 0.25, 0.12346');
    expect(tf.memory().numTensors).toBe(before + 1);
    tensor.dispose();
    expect(formatValue(tensor)).toBe('Tensor float32 [2, 3] (disposed)');
  });

  it('shows scalars, whole numbers, texts and emptiness', () => {
    expect(formatValue(tf.scalar(3, 'int32'))).toBe('Tensor int32 []  3…3, 0 NaN  3');
    expect(formatValue(tf.tensor1d(['a', 'b']))).toBe('Tensor string [2]  "a", "b"');
    expect(formatValue(tf.tensor2d([], [0, 3]))).toBe('Tensor float32 [0, 3] (empty)');
  });

  it.each([
    [{ a: 1, b: ['x', null], c: undefined }, '{ a: 1, b: ["x", null], c: undefined }'],
    [new Map([['k', 1]]), 'Map {"k" => 1}'],
    [new Error('oh'), 'Error: oh'],
    [new Float32Array([1, 0.1]), 'Float32Array(2) [1, 0.1]'],
    [
      Array.from({ length: 60 }, (_, index) => index).slice(0, 51),
      `[${Array.from({ length: 50 }, (_, index) => index).join(', ')}, … 1 more]`,
    ],
  ])('shows %o', (value, text) => {
    expect(formatValue(value)).toBe(text);
  });

  it('survives circles, depth, throwing getters and size', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(formatValue(circle)).toBe('{ self: [circular] }');
    expect(formatValue([[[[[[1]]]]]])).toBe('[[[[[…]]]]]');
    expect(
      formatValue({
        get bad(): never {
          throw new Error('no');
        },
      }),
    ).toBe('[could not be shown: no]');
    expect(formatValues(['x'.repeat(10_000), 'y'])).toHaveLength(4000);
  });
});
