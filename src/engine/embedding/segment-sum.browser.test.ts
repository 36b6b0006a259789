import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createValues } from '#engine/compare-with-cpu.ts';
import { startBackend } from '#engine/start-backend.ts';
import { installSegmentSum } from './install-segment-sum.ts';

let undo = (): void => undefined;

beforeAll(async () => {
  const started = await startBackend('webgl', {}, { stock: true });
  if (!started.ok) throw new Error(started.error.message);
  undo = installSegmentSum();
});

afterAll(() => undo());
afterEach(() => void vi.restoreAllMocks());

interface Case {
  readonly ids: readonly number[];
  readonly inner: readonly number[];
  readonly segments: number;
}

/** Sums by hand, in double precision. */
function sumByHand({ ids, inner, segments }: Case, values: Float32Array): number[] {
  const width = tf.util.sizeFromShape([...inner]);
  const sums = new Array<number>(segments * width).fill(0);
  ids.forEach((id, row) => {
    if (id < 0 || id >= segments) return;
    for (let i = 0; i < width; i++)
      sums[id * width + i] = (sums[id * width + i] ?? NaN) + (values[row * width + i] ?? NaN);
  });
  return sums;
}

/** As the gradient of gather has them: the rows come packed, unpacked, or as a part of a longer tensor. */
function sumOnDevice({ ids, inner, segments }: Case, values: Float32Array, kind: number): number[] {
  return tf.tidy(() => {
    const shape = [ids.length, ...inner];
    const plain = tf.tensor(values, shape);
    const longer = tf.concat([tf.zeros([1, ...inner]), plain]);
    const rows = kind === 0 ? plain : kind === 1 ? plain.mul(2).div(2) : longer.slice(1, ids.length);
    const list = tf.tensor1d([...ids], 'int32');
    const onDevice = kind === 1 ? list.add(tf.tensor1d([...ids.map(() => 0)], 'int32')) : list;
    return Array.from(tf.unsortedSegmentSum(rows, onDevice as tf.Tensor1D, segments).dataSync());
  });
}

function expectSame(one: Case, kind: number): void {
  const values = createValues(one.ids.length * tf.util.sizeFromShape([...one.inner]), one.segments);
  const wanted = sumByHand(one, values);
  const got = sumOnDevice(one, values, kind);
  expect(got.length).toBe(wanted.length);
  const worst = got.reduce((most, value, at) => Math.max(most, Math.abs(value - (wanted[at] ?? NaN))), 0);
  expect(worst).toBeLessThan(1e-4);
}

describe('the sum of segments on WebGL', () => {
  it('is right for repeated ids, ids outside and rows of any shape', () => {
    const before = tf.memory().numTensors;
    const cases = fc.record({
      ids: fc.array(fc.integer({ min: -2, max: 40 }), { minLength: 1, maxLength: 60 }),
      inner: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
      segments: fc.integer({ min: 1, max: 37 }),
    });
    fc.assert(fc.property(cases, fc.integer({ min: 0, max: 2 }), expectSame), { numRuns: 40, seed: 1 });
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each([
    ['2,000 × 16', 2000, 16],
    ['10,000 × 16, which no line of a texture holds', 10_000, 16],
    ['9,001 × 13', 9001, 13],
  ])('is right for a table of %s', (_title, segments, width) => {
    const ids = Array.from(createValues(64 * 12, 5), (value) => Math.floor((value + 1) * 0.5 * segments));
    expectSame({ ids, inner: [width], segments }, 1);
  });

  it('is the same each time', () => {
    const one = { ids: Array.from({ length: 500 }, (_, i) => i % 3), inner: [4], segments: 5 };
    const values = createValues(2000, 3);
    expect(sumOnDevice(one, values, 0)).toEqual(sumOnDevice(one, values, 0));
  });

  it('gives zeros for no ids', () => {
    expect(sumOnDevice({ ids: [], inner: [3], segments: 2 }, new Float32Array(), 0)).toEqual([0, 0, 0, 0, 0, 0]); // prettier-ignore
  });

  it('keeps NaN where it fell', () => {
    const values = new Float32Array([1, NaN, 3]);
    expect(sumOnDevice({ ids: [0, 1, 0], inner: [], segments: 3 }, values, 0)).toEqual([4, NaN, 0]);
  });

  it('goes to stock for int32 rows', () => {
    const rows = tf.tensor1d([1, 2, 3], 'int32');
    const ids = tf.tensor1d([0, 0, 1], 'int32');
    const sums = tf.unsortedSegmentSum(rows, ids, 2);
    expect(sums.dtype).toBe('int32');
    expect(Array.from(sums.dataSync())).toEqual([3, 3]);
    tf.dispose([rows, ids, sums]);
  });

  it('takes one program as the gradient of an embedding', () => {
    const table = tf.variable(tf.tensor2d(createValues(80, 1), [20, 4]));
    const ids = tf.tensor1d([1, 1, 19], 'int32');
    const gradient = tf.grad((x: tf.Tensor) => x.gather(ids));
    const dy = tf.tensor2d(createValues(12, 2), [3, 4]);
    // The first of the gathers is done on the CPU, where small tensors start.
    for (let time = 0; time < 2; time++) gradient(table, dy).dispose();
    const draws = vi.spyOn(WebGL2RenderingContext.prototype, 'drawArrays');
    const stockDraws = vi.spyOn(WebGL2RenderingContext.prototype, 'drawElements');
    const got = gradient(table, dy);
    // The other is the gather itself.
    expect([draws.mock.calls.length, stockDraws.mock.calls.length]).toEqual([1, 1]);
    const values = dy.dataSync();
    expect(Array.from(got.dataSync().slice(4, 8))).toEqual([0, 1, 2, 3].map((i) => Math.fround((values[i] ?? NaN) + (values[i + 4] ?? NaN)))); // prettier-ignore
    tf.dispose([table, ids, dy, got]);
  });
});
