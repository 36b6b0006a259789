import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '#core/random.ts';
import { createValues } from '#engine/compare-with-cpu.ts';
import { startBackend } from '#engine/start-backend.ts';
import { installDropout } from './install-dropout.ts';

const random = Math.random;

beforeAll(async () => {
  const started = await startBackend('webgl', {}, { stock: true });
  if (!started.ok) throw new Error(started.error.message);
});

afterAll(() => {
  Math.random = random;
});

/** Result and gradient of two calls, with the same random numbers each time. */
async function run(backend: string, createLayer: () => tf.layers.Layer, shape: number[]): Promise<number[]> {
  await tf.setBackend(backend);
  Math.random = createRandom(5);
  const before = tf.memory().numTensors;
  const layer = createLayer();
  const values = tf.tidy(() => {
    const x = tf.tensor(createValues(tf.util.sizeFromShape(shape), 1), shape);
    const forward = (a: tf.Tensor): tf.Tensor => layer.apply(a, { training: true }) as tf.Tensor;
    const gradient = tf.grad((a: tf.Tensor) => forward(a).square().sum())(x);
    const predicted = layer.apply(x) as tf.Tensor;
    return [forward(x), gradient, predicted, tf.scalar(Math.random())].flatMap((one) => [...one.dataSync()]);
  });
  layer.dispose();
  expect(tf.memory().numTensors).toBe(before);
  return values;
}

describe('dropout', () => {
  const LAYERS: Readonly<Record<string, readonly [() => tf.layers.Layer, number[]]>> = {
    'of every number': [() => tf.layers.dropout({ rate: 0.3 }), [7, 5, 3]],
    'with a seed': [() => tf.layers.dropout({ rate: 0.5, seed: 3 }), [64, 11]],
    'of whole columns': [() => tf.layers.dropout({ rate: 0.4, noiseShape: [1, 6] }), [9, 6]],
    'of whole channels': [() => tf.layers.spatialDropout1d({ rate: 0.4 }), [4, 6, 5]],
    'with a rate of 0': [() => tf.layers.dropout({ rate: 0 }), [3, 4]],
  };

  it.each(Object.entries(LAYERS))('%s draws stock’s numbers', async (_name, [createLayer, shape]) => {
    const wanted = await run('cpu', createLayer, shape);
    const undo = installDropout();
    const got = await run('webgl', createLayer, shape);
    expect(got).toHaveLength(wanted.length);
    wanted.forEach((value, at) => expect(got[at]).toBeCloseTo(value, 5));
    undo();
  });

  it('keeps NaN', async () => {
    await tf.setBackend('webgl');
    const undo = installDropout();
    const layer = tf.layers.dropout({ rate: 0.5 });
    const y = tf.tidy(() => (layer.apply(tf.fill([200], NaN), { training: true }) as tf.Tensor).dataSync());
    layer.dispose();
    undo();
    expect(y.every(Number.isNaN)).toBe(true);
  });
});
