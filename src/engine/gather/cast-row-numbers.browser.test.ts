import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '#engine/start-backend.ts';
import { installCastRowNumbers } from './cast-row-numbers.ts';

let undo = (): void => undefined;

beforeAll(async () => {
  const started = await startBackend('webgl', {}, { stock: true });
  if (!started.ok) throw new Error(started.error.message);
  undo = installCastRowNumbers();
});
afterAll(() => undo());

function countDraws(run: () => unknown): number {
  const prototype = WebGL2RenderingContext.prototype;
  const stock = Reflect.get(prototype, 'drawElements') as (...args: unknown[]) => void;
  let draws = 0;
  Reflect.set(prototype, 'drawElements', function (this: WebGL2RenderingContext, ...args: unknown[]) {
    draws++;
    Reflect.apply(stock, this, args);
  });
  try {
    run();
  } finally {
    Reflect.set(prototype, 'drawElements', stock);
  }
  return draws;
}

/** As `fit` does with the row numbers of an epoch; long enough to be put on the device. */
function castSlice(values: Float32Array): { draws: number; got: Int32Array } {
  const before = tf.memory();
  const result = tf.tidy(() => {
    const all = tf.tensor1d(values);
    const part = all.slice([300], [50]);
    const casts: tf.Tensor[] = [];
    const draws = countDraws(() => casts.push(part.toInt()));
    const got = casts[0]?.dataSync();
    if (!(got instanceof Int32Array)) throw new Error('A cast to int32 gave no integers.');
    // What it was cast from is as it was.
    expect(Array.from(part.dataSync())).toEqual(Array.from(values.subarray(300, 350)));
    return { draws, got };
  });
  expect(tf.memory().numTensors).toBe(before.numTensors);
  expect(tf.memory().numDataBuffers).toBe(before.numDataBuffers);
  return result;
}

describe('casts to int32', () => {
  it('of slices of row numbers take no program', () => {
    const values = Float32Array.from({ length: 500 }, (_, at) => (at * 7) % 500);
    const { draws, got } = castSlice(values);
    expect(draws).toBe(0);
    expect([...got]).toEqual([...values.subarray(300, 350)]);
  });

  it('of other numbers are cut off as before', () => {
    const { draws, got } = castSlice(Float32Array.from({ length: 500 }, (_, at) => at - 310.6));
    expect(draws).toBeGreaterThan(0);
    expect([...got.subarray(0, 13)].map((one) => one + 0)).toEqual([-10, -9, -8, -7, -6, -5, -4, -3, -2, -1, 0, 0, 1]); // prettier-ignore
  });

  it('of integers that were cast to float32 take no program, and numbers made of them do', () => {
    tf.tidy(() => {
      const tokens = tf.tensor1d(new Int32Array(300).fill(5), 'int32').mul(tf.scalar(3, 'int32'));
      const floats = tokens.toFloat();
      expect(countDraws(() => floats.toInt())).toBe(0);
      expect(floats.toInt().dataSync()[0]).toBe(15);
      expect(floats.mul(0.5).toInt().dataSync()[0]).toBe(7);
      expect(floats.dtype).toBe('float32');
    });
  });
});
