import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { installOrthogonal } from './install-orthogonal.ts';
import { startPlain } from './layer-under-test.ts';

let undo = (): void => undefined;

beforeAll(async () => {
  await startPlain('webgl');
  await startPlain('cpu');
});

afterEach(() => {
  undo();
  undo = () => undefined;
  vi.restoreAllMocks();
});

function create(shape: number[], gain: number): number[] {
  return tf.tidy(() => [...tf.initializers.orthogonal({ gain, seed: 7 }).apply(shape).dataSync()]);
}

describe('orthogonal weights', () => {
  it.each([
    [[4, 16], 1],
    [[16, 4], 0.5],
    [[6, 6], 1],
    [[2, 3, 5], 2],
    [[1, 3], 1],
  ] as const)('of shape %j and gain %d are what tfjs finds', async (shape, gain) => {
    await tf.setBackend('cpu');
    const wanted = create([...shape], gain);
    undo = installOrthogonal();
    await tf.setBackend('webgl');
    const before = tf.memory().numTensors;
    const draw = vi.spyOn(WebGL2RenderingContext.prototype, 'drawElements');
    const got = create([...shape], gain);
    expect(draw).not.toHaveBeenCalled();
    expect(tf.memory().numTensors).toBe(before);
    expect(got.length).toBe(wanted.length);
    wanted.forEach((value, at) => expect(got[at]).toBeCloseTo(value, 5));
  });

  it('are orthogonal where they are many, and warn of nothing', async () => {
    undo = installOrthogonal();
    await tf.setBackend('cpu');
    const warn = vi.spyOn(console, 'warn');
    const worst = tf.tidy(() => {
      const rows = tf.initializers.orthogonal({}).apply([64, 256]);
      return tf.sub(tf.matMul(rows, rows, false, true), tf.eye(64)).abs().max().dataSync()[0]; // prettier-ignore
    });
    expect(worst).toBeLessThan(1e-5);
    expect(warn).not.toHaveBeenCalled();
  });

  it('are refused in one axis, as in tfjs', () => {
    undo = installOrthogonal();
    expect(() => create([3], 1)).toThrow('at least 2D');
  });
});
