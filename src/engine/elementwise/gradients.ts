import * as tf from '@tensorflow/tfjs';
import { orStock } from '#engine/gl/refusal.ts';
import { asWebgl, callKernel, need, replaceGradient, single } from './replace-gradient.ts';
import { spreadOverMiddle } from '#engine/kernels/mean.ts';
import { readReduction, reducedShape } from './reduce.ts';
import { SPREAD, spread } from './spread.ts';

/** On WebGL and WASM the gradients of Sum and Mean take one kernel; on the CPU backend they are tfjs's own. */
export function installGradients(): () => void {
  registerSpread();
  const undo = [
    replaceGradient(tf.Sum, (dy, [x], { axis }) => spreadOver(dy, x, axis, 1)),
    replaceGradient(tf.Mean, (dy, [x], { axis }) => {
      const left = tf.util.sizeFromShape(reducedShape(x?.shape ?? [], axis, false));
      return x === undefined ? null : spreadOver(dy, x, axis, left / x.size);
    }),
  ];
  return () => {
    for (const one of undo) one();
    tf.unregisterKernel(SPREAD, 'webgl');
    tf.unregisterKernel(SPREAD, 'wasm');
    tf.unregisterGradient(SPREAD);
  };
}

function spreadOver(
  dy: tf.Tensor,
  x: tf.Tensor | undefined,
  axis: unknown,
  scale: number,
): (() => tf.Tensor) | null {
  if (x?.dtype !== 'float32' || dy.dtype !== 'float32') return null;
  // WebGL has a way for axes that do not lie side by side.
  if (tf.getBackend() === 'wasm' && readReduction(x.shape, axis) === null) return null;
  const attrs = { shape: x.shape, axis: axesOf(axis, x.rank), scale };
  return () => tf.engine().runKernel<tf.Tensor>(SPREAD, { dy }, attrs);
}

function axesOf(axis: unknown, rank: number): number[] {
  if (axis === null || axis === undefined) return Array.from({ length: rank }, (_, at) => at);
  return [axis].flat().map(Number);
}

function registerSpread(): void {
  const run = orStock<[tf.MathBackendWebGL, tf.TensorInfo, number[], number[], number], tf.TensorInfo>(
    'the gradient of sums',
    spread,
    spreadByStock,
  );
  tf.registerKernel({
    kernelName: SPREAD,
    backendName: 'webgl',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { shape, axis, scale } = attrs ?? {};
      return run(asWebgl(backend), need(inputs.dy), numbersOf(shape), numbersOf(axis), Number(scale));
    },
  });
  tf.registerKernel({ kernelName: SPREAD, backendName: 'wasm', kernelFunc: spreadOverMiddle });
  tf.registerGradient({
    kernelName: SPREAD,
    gradFunc: (dy, _saved, { shape, axis, scale }) => ({
      dy: () => tf.sum(single(dy), numbersOf(axis)).mul(Number(scale)).reshape(reducedShape(numbersOf(shape), axis, false)), // prettier-ignore
    }),
  });
}

function spreadByStock(
  backend: tf.MathBackendWebGL,
  dy: tf.TensorInfo,
  shape: number[],
  axis: number[],
  scale: number,
): tf.TensorInfo {
  const column = { ...dy, shape: reducedShape(shape, axis, true) };
  const factors = callKernel(backend, tf.Fill, {}, { shape, value: scale, dtype: 'float32' });
  const out = callKernel(backend, tf.Multiply, { a: column, b: factors });
  backend.disposeIntermediateTensorInfo(factors);
  return out;
}

function numbersOf(attribute: unknown): number[] {
  return [attribute].flat().map(Number);
}
