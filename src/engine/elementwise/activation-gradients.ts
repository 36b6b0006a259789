import * as tf from '@tensorflow/tfjs';
import { orStock } from '#engine/gl/refusal.ts';
import { OPERATIONS, RELU_GRADIENT, SIGMOID_GRADIENT } from './operations.ts';
import { asWebgl, callKernel, need, replaceGradient, single } from './replace-gradient.ts';
import { runElementwise } from './run-elementwise.ts';

/** On WebGL the gradients of Relu and Sigmoid take one program, and that of Relu one loop on WASM. The result takes it back. */
export function installActivationGradients(): () => void {
  registerGradientKernel(RELU_GRADIENT, 'the gradient of relu', 'x', (backend, dy, x) => {
    const steps = callKernel(backend, tf.Step, { x }, { alpha: 0 });
    return multiplyAndDispose(backend, dy, steps);
  });
  registerGradientKernel(SIGMOID_GRADIENT, 'the gradient of sigmoid', 'y', (backend, dy, y) => {
    const one = backend.makeTensorInfo([], 'float32', new Float32Array([1]));
    const rest = callKernel(backend, tf.Sub, { a: one, b: y });
    backend.disposeIntermediateTensorInfo(one);
    return multiplyAndDispose(backend, dy, multiplyAndDispose(backend, y, rest));
  });
  tf.registerGradient({
    kernelName: RELU_GRADIENT,
    inputsToSave: ['x'],
    gradFunc: (dy, [x]) => ({
      dy: () => tf.mul(single(dy), tf.step(x ?? 0)),
      x: () => tf.zerosLike(x ?? 0),
    }),
  });
  tf.registerGradient({
    kernelName: SIGMOID_GRADIENT,
    inputsToSave: ['dy', 'y'],
    gradFunc: (above, [dy = tf.scalar(NaN), y = tf.scalar(NaN)]) => ({
      dy: () => tf.mul(single(above), tf.mul(y, tf.sub(1, y))),
      y: () => tf.mul(single(above), tf.mul(dy, tf.sub(1, tf.mul(2, y)))),
    }),
  });
  const undo = [
    replaceGradient(tf.Relu, (dy, [x]) =>
      x === undefined ? null : () => tf.engine().runKernel<tf.Tensor>(RELU_GRADIENT, { dy, x }),
    ),
    replaceGradient(
      tf.Sigmoid,
      (dy, [y]) =>
        y === undefined ? null : () => tf.engine().runKernel<tf.Tensor>(SIGMOID_GRADIENT, { dy, y }),
      ['webgl'],
    ),
  ];
  return () => {
    for (const one of undo) one();
    for (const name of [RELU_GRADIENT, SIGMOID_GRADIENT]) {
      tf.unregisterKernel(name, 'webgl');
      tf.unregisterGradient(name);
    }
  };
}

type FromTwo = (backend: tf.MathBackendWebGL, dy: tf.TensorInfo, saved: tf.TensorInfo) => tf.TensorInfo;

/** One program over dy and what the activation saved, or what stock's kernels make of them. */
function registerGradientKernel(kernelName: string, what: string, saved: 'x' | 'y', byStock: FromTwo): void {
  const operation = OPERATIONS[kernelName];
  const run = orStock<Parameters<FromTwo>, tf.TensorInfo>(
    what,
    (backend, dy, other) =>
      operation === undefined ? null : runElementwise(backend, kernelName, operation, [dy, other], []),
    byStock,
  );
  tf.registerKernel({
    kernelName,
    backendName: 'webgl',
    kernelFunc: ({ inputs, backend }) => run(asWebgl(backend), need(inputs.dy), need(inputs[saved])),
  });
}

function multiplyAndDispose(backend: tf.MathBackendWebGL, a: tf.TensorInfo, b: tf.TensorInfo): tf.TensorInfo {
  const out = callKernel(backend, tf.Multiply, { a, b });
  backend.disposeIntermediateTensorInfo(b);
  return out;
}
