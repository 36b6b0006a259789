import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createValues } from '#engine/compare-with-cpu.ts';
import { startBackend } from '#engine/start-backend.ts';
import { findClass } from '#engine/recurrent/tfjs-objects.ts';
import { loadWasmFiles } from '#engine/wasm-files.ts';

const BACKENDS = ['webgl', 'wasm', 'cpu'] as const;
let stock: unknown;

beforeAll(async () => {
  stock = Reflect.get(findClass('TimeDistributed').prototype, 'call');
  const files = await loadWasmFiles();
  if (!files.ok) throw new Error(files.error.message);
  for (const backend of BACKENDS) {
    const started = await startBackend(backend, backend === 'wasm' ? files.value : {});
    if (!started.ok) throw new Error(started.error.message);
  }
});

const { layers } = tf;
const SEQUENCES = [3, 4, 6];
const PICTURES = [2, 3, 6, 5, 2];
type Case = readonly [create: () => tf.layers.Layer, shape: number[]];
const LAYERS: Readonly<Record<string, Case>> = {
  dense: [() => layers.dense({ units: 5, activation: 'relu' }), SEQUENCES],
  softmax: [() => layers.dense({ units: 5, activation: 'softmax' }), SEQUENCES],
  flatten: [() => layers.flatten(), PICTURES],
  conv2d: [() => layers.conv2d({ filters: 3, kernelSize: 2 }), PICTURES],
  maxPooling2d: [() => layers.maxPooling2d({}), PICTURES],
  globalAveragePooling2d: [() => layers.globalAveragePooling2d({}), PICTURES],
  layerNormalization: [() => layers.layerNormalization(), SEQUENCES],
};

/** Result and gradients of input and weights. */
async function differentiate(
  backend: string,
  [create, shape]: Case,
  options: { readonly isStock: boolean },
): Promise<number[][]> {
  await tf.setBackend(backend);
  const before = tf.memory().numTensors;
  const layer = layers.timeDistributed({ layer: create() });
  if (options.isStock) Object.assign(layer, { call: stock });
  layer.apply(tf.input({ shape: shape.slice(1) }));
  const results = tf.tidy(() => {
    layer.setWeights(layer.getWeights().map(({ size, shape }, at) => tf.tensor(createValues(size, at), shape)));
    const x = tf.tensor(createValues(tf.util.sizeFromShape(shape), 7), shape);
    const y = layer.apply(x) as tf.Tensor;
    const factors = tf.tensor(createValues(y.size, 9), y.shape);
    const loss = (a: tf.Tensor): tf.Scalar => (layer.apply(a) as tf.Tensor).mul(factors).square().sum();
    const variables = layer.trainableWeights.map((one) => one.read()).filter((one) => one instanceof tf.Variable);
    const grads = variables.length === 0 ? {} : tf.variableGrads(() => loss(x), variables).grads;
    return [tf.tensor(y.shape), y, tf.grad(loss)(x), ...Object.values(grads)].map((one) => [...one.dataSync()]);
  });
  layer.dispose();
  expect(tf.memory().numTensors).toBe(before);
  return results;
} // prettier-ignore

describe.each(Object.entries(LAYERS))('TimeDistributed around %s', (_, given) => {
  it('gives what stock gives, step by step', async () => {
    const wanted = await differentiate('cpu', given, { isStock: true });
    for (const backend of BACKENDS) {
      const got = await differentiate(backend, given, { isStock: false });
      expect(got.map(({ length }) => length)).toEqual(wanted.map(({ length }) => length));
      const worst = wanted.flatMap((values, at) => values.map((value, i) => Math.abs(value - (got[at]?.[i] ?? NaN)))); // prettier-ignore
      expect(Math.max(...worst), backend).toBeLessThan(1e-4);
    }
  });
});

describe('TimeDistributed', () => {
  const countCalls = (layer: tf.layers.Layer): number => {
    let calls = 0;
    const call = layer.call.bind(layer);
    layer.call = (...args) => {
      calls++;
      return call(...args);
    };
    const around = layers.timeDistributed({ layer });
    tf.tidy(() => void around.apply(tf.ones([2, 5, 3]), { training: true }));
    around.dispose();
    return calls;
  };

  it('calls a layer once for all steps', () => {
    expect(countCalls(layers.dense({ units: 2 }))).toBe(1);
  });

  it('leaves layers that see the batch, draw, or are a learner’s own to stock', () => {
    class Own extends tf.layers.Layer {
      static className = 'Dense';
      override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
        return tf.sum([inputs].flat()[0] ?? 0, 0, true);
      }
    }
    expect(countCalls(layers.batchNormalization())).toBe(5);
    expect(countCalls(layers.dropout({ rate: 0.5 }))).toBe(5);
    expect(countCalls(new Own({}))).toBe(5);
  });
});
