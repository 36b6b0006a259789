import * as tf from '@tensorflow/tfjs';
import { orStock } from '#engine/gl/refusal.ts';
import { spreadOverMiddle } from '#engine/kernels/mean.ts';
import { OPERATIONS, RELU_GRADIENT } from './operations.ts';
import { readReduction, reducedShape } from './reduce.ts';
import { runElementwise } from './run-elementwise.ts';
import { SPREAD, spread } from './spread.ts';

/** On WebGL and WASM the gradients of Sum, Mean and Relu take one kernel; on the CPU backend they are tfjs's own. */
export function installGradients(): () => void {
  registerSpread();
  registerReluGradient();
  const undo = [
    replaceGradient(tf.Sum, (dy, [x], { axis }) => spreadOver(dy, x, axis, 1)),
    replaceGradient(tf.Mean, (dy, [x], { axis }) => {
      const left = tf.util.sizeFromShape(reducedShape(x?.shape ?? [], axis, false));
      return x === undefined ? null : spreadOver(dy, x, axis, left / x.size);
    }),
    replaceGradient(tf.Relu, (dy, [x]) =>
      x === undefined ? null : () => tf.engine().runKernel<tf.Tensor>(RELU_GRADIENT, { dy, x }),
    ),
  ];
  return () => {
    for (const one of undo) one();
    tf.unregisterKernel(SPREAD, 'webgl');
    tf.unregisterKernel(SPREAD, 'wasm');
    tf.unregisterGradient(SPREAD);
    tf.unregisterKernel(RELU_GRADIENT, 'webgl');
    tf.unregisterGradient(RELU_GRADIENT);
  };
}

const OWN_BACKENDS: readonly string[] = ['webgl', 'wasm'];

type OwnGradient = (
  dy: tf.Tensor,
  saved: readonly tf.Tensor[],
  attrs: tf.NamedAttrMap,
) => (() => tf.Tensor) | null;

/** For kernels with one input, x. Null leaves it to stock. */
function replaceGradient(kernelName: string, own: OwnGradient): () => void {
  const stock = tf.getGradient(kernelName);
  const register = (gradient: tf.GradConfig): void => {
    tf.unregisterGradient(kernelName);
    tf.registerGradient(gradient);
  };
  register({
    ...stock,
    gradFunc(dy, saved, attrs) {
      if (Array.isArray(dy) || !OWN_BACKENDS.includes(tf.getBackend()))
        return stock.gradFunc(dy, saved, attrs);
      const x = own(dy, saved, attrs);
      return x === null ? stock.gradFunc(dy, saved, attrs) : { x };
    },
  });
  return () => register(stock);
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

function registerReluGradient(): void {
  const operation = OPERATIONS[RELU_GRADIENT];
  const run = orStock<[tf.MathBackendWebGL, tf.TensorInfo, tf.TensorInfo], tf.TensorInfo>(
    'the gradient of relu',
    (backend, dy, x) =>
      operation === undefined ? null : runElementwise(backend, RELU_GRADIENT, operation, [dy, x], []),
    (backend, dy, x) => {
      const steps = callKernel(backend, tf.Step, { x }, { alpha: 0 });
      const out = callKernel(backend, tf.Multiply, { a: dy, b: steps });
      backend.disposeIntermediateTensorInfo(steps);
      return out;
    },
  );
  tf.registerKernel({
    kernelName: RELU_GRADIENT,
    backendName: 'webgl',
    kernelFunc: ({ inputs, backend }) => run(asWebgl(backend), need(inputs.dy), need(inputs.x)),
  });
  tf.registerGradient({
    kernelName: RELU_GRADIENT,
    inputsToSave: ['x'],
    gradFunc: (dy, [x]) => ({
      dy: () => tf.mul(single(dy), tf.step(x ?? 0)),
      x: () => tf.zerosLike(x ?? 0),
    }),
  });
}

function callKernel(
  backend: tf.MathBackendWebGL,
  name: string,
  inputs: tf.NamedTensorInfoMap,
  attrs: tf.NamedAttrMap = {},
): tf.TensorInfo {
  const out = tf.getKernel(name, 'webgl').kernelFunc({ inputs, attrs, backend });
  return single(out);
}

function single<Kind>(one: Kind | Kind[]): Kind {
  if (Array.isArray(one)) throw new Error('One tensor was expected.');
  return one;
}

function need(info: tf.TensorInfo | undefined): tf.TensorInfo {
  if (info === undefined) throw new Error('A kernel was called without its input.');
  return info;
}

function asWebgl(backend: unknown): tf.MathBackendWebGL {
  if (backend instanceof tf.MathBackendWebGL) return backend;
  throw new Error('A WebGL kernel was called with another backend.');
}

function numbersOf(attribute: unknown): number[] {
  return [attribute].flat().map(Number);
}
