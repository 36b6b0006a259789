import * as tf from '@tensorflow/tfjs';
import { sumSegments } from './segment-sum.ts';

/**
 * Puts our UnsortedSegmentSum in the place of stock's on WebGL, and lets a Transpose that turns nothing cost nothing: the
 * gradient of gather asks for two of those over the whole table. The result takes both back.
 */
export function installSegmentSum(): () => void {
  const undo = [
    replaceKernel(tf.UnsortedSegmentSum, withBlending),
    replaceKernel(tf.Transpose, withoutTurning),
  ];
  return () => {
    for (const one of undo) one();
  };
}

function replaceKernel(kernelName: string, mend: (stock: tf.KernelFunc) => tf.KernelFunc): () => void {
  const stock = tf.getKernel(kernelName, 'webgl');
  const register = (kernel: tf.KernelConfig): void => {
    tf.unregisterKernel(kernelName, 'webgl');
    tf.registerKernel(kernel);
  };
  register({ ...stock, kernelFunc: mend(stock.kernelFunc) });
  return () => register(stock);
}

function withBlending(stock: tf.KernelFunc): tf.KernelFunc {
  let isRefused = false;
  return (args) => {
    const { x, segmentIds } = args.inputs;
    if (isRefused || x === undefined || segmentIds === undefined) return stock(args);
    try {
      const numSegments = Number(args.attrs?.numSegments);
      return sumSegments(asWebgl(args.backend), x, segmentIds, numSegments) ?? stock(args);
    } catch (error) {
      if (!(error instanceof Error && error.name === 'ShaderRefusedError')) throw error;
      isRefused = true;
      console.warn(`This graphics device refused the gradient of embeddings, so the slow one runs: ${error.message}`); // prettier-ignore
      return stock(args);
    }
  };
}

/** With all axes where they were, the result is the input itself, as it is for Identity. */
function withoutTurning(stock: tf.KernelFunc): tf.KernelFunc {
  return (args) => {
    const { x } = args.inputs;
    const perm = args.attrs?.perm;
    if (x === undefined || !Array.isArray(perm) || x.dtype === 'string' || x.dtype === 'complex64')
      return stock(args);
    const axes = perm.map(Number);
    if (axes.some((axis, at) => axis !== at)) return stock(args);
    const { dataId, dtype } = x;
    asWebgl(args.backend).incRef(dataId);
    return { dataId, dtype, shape: [...x.shape] };
  };
}

function asWebgl(backend: unknown): tf.MathBackendWebGL {
  if (backend instanceof tf.MathBackendWebGL) return backend;
  throw new Error('A WebGL kernel was called with another backend.');
}
