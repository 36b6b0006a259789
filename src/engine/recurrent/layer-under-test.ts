import * as tf from '@tensorflow/tfjs';
import { createValues } from '#engine/compare-with-cpu.ts';
import { registerTrainingKernels } from '#engine/kernels/register-training-kernels.ts';
import { startBackend } from '#engine/start-backend.ts';
import { loadWasmFiles } from '#engine/wasm-files.ts';
import { installRecurrent } from './install-recurrent.ts';

/** For tests: numbers that a layer gives, its outputs first, then gradients of its input and of its weights. */
export type LayerNumbers = readonly { readonly shape: number[]; readonly values: number[] }[];

export interface LayerCase {
  readonly create: () => tf.layers.Layer;
  /** [batch, steps, features] */
  readonly shape: readonly [number, number, number];
  /** 0 and 1, [batch, steps]. */
  readonly mask?: number[][];
  readonly training?: boolean;
}

/** Starts a backend with nothing of ours but the kernels that WASM needs to train at all. */
export async function startPlain(backend: 'wasm' | 'webgl' | 'cpu'): Promise<void> {
  const files = backend === 'wasm' ? await loadWasmFiles() : null;
  if (files?.ok === false) throw new Error(files.error.message);
  const started = await startBackend(backend, files?.value ?? {}, { stock: true });
  if (!started.ok) throw new Error(started.error.message);
  if (backend === 'wasm') registerTrainingKernels();
}

/** The stock layer's numbers on the CPU backend, and ours on `backend`, from the same weights. */
export async function runStockAndOwn(
  backend: string,
  one: LayerCase,
): Promise<{ readonly wanted: LayerNumbers; readonly got: LayerNumbers; readonly tensorsLeft: number }> {
  await tf.setBackend('cpu');
  const layer = one.create();
  const values = createValues(tf.util.sizeFromShape([...one.shape]), 5);
  const start = prepareWeights(layer, one);
  const wanted = differentiate(layer, one, values);
  await tf.setBackend(backend);
  const undo = installRecurrent();
  try {
    // Stock keeps the masks that it dropped by until the next call.
    differentiate(layer, one, values);
    const before = tf.memory().numTensors;
    const got = differentiate(layer, one, values);
    return { wanted, got, tensorsLeft: tf.memory().numTensors - before };
  } finally {
    undo();
    // A layer that was called rather than applied does not dispose itself.
    tf.dispose([...layer.getWeights(), ...start]);
  }
}

/** Weights of about the size that training gives them, biases too. */
function prepareWeights(layer: tf.layers.Layer, { shape }: LayerCase): tf.Tensor[] {
  layer.build([...shape]);
  layer.built = true;
  const weights = layer
    .getWeights()
    .map((weight, at) =>
      tf.tensor(createValues(weight.size, at + 11), weight.shape).mul(0.9 / Math.sqrt(weight.shape[0])),
    );
  layer.setWeights(weights);
  return weights;
}

function differentiate(layer: tf.layers.Layer, one: LayerCase, values: Float32Array): LayerNumbers {
  Math.random = seeded();
  return tf.tidy(() => {
    const xs = tf.variable(tf.tensor3d(values, [...one.shape]));
    const mask = one.mask === undefined ? {} : { mask: tf.tensor2d(one.mask, undefined, 'bool') };
    const call = (): tf.Tensor[] => {
      const out = layer.call(xs, { ...mask, training: one.training ?? false });
      return Array.isArray(out) ? out : [out];
    };
    const weights = layer.getWeights().filter((weight) => weight instanceof tf.Variable);
    const forward = call();
    Math.random = seeded();
    const loss = (): tf.Scalar =>
      tf.addN(call().map((out, at) => out.mul(tf.tensor(createValues(out.size, at + 31), out.shape)).sum()));
    const { grads } = tf.variableGrads(loss, [xs, ...weights]);
    const all = [...forward, ...[xs, ...weights].map(({ name }) => grads[name] ?? tf.scalar(NaN))];
    const numbers = all.map((tensor) => ({ shape: tensor.shape, values: [...tensor.dataSync()] }));
    xs.dispose();
    return numbers;
  });
}

function seeded(): () => number {
  let state = 12345;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The largest difference, relative to a tensor's largest number; infinite where shapes differ or a number is missing. */
export function worstDifference(wanted: LayerNumbers, got: LayerNumbers): number {
  if (wanted.length !== got.length) return Infinity;
  let worst = 0;
  wanted.forEach(({ shape, values }, which) => {
    const other = got[which];
    if (String(other?.shape) !== String(shape)) worst = Infinity;
    const scale = Math.max(1e-3, ...values.map(Math.abs));
    values.forEach((value, at) => {
      const error = Math.abs(value - (other?.values[at] ?? NaN)) / scale;
      worst = Math.max(worst, Number.isNaN(error) ? Infinity : error);
    });
  });
  return worst;
}
