import * as tf from '@tensorflow/tfjs';
import { orStock } from './refusal.ts';

/** A kernel for the WebGL backend that gives null for what it leaves to stock. */
export type WebglKernel = (
  backend: tf.MathBackendWebGL,
  inputs: tf.NamedTensorInfoMap,
  attrs: tf.NamedAttrMap,
) => tf.TensorInfo | null;

/** Puts a kernel of ours before stock's on WebGL; the result takes it back. */
export function replaceKernel(kernelName: string, own: WebglKernel): () => void {
  const stock = tf.getKernel(kernelName, 'webgl');
  const kernelFunc = orStock<Parameters<tf.KernelFunc>, ReturnType<tf.KernelFunc>>(
    `the fused ${kernelName}`,
    ({ inputs, attrs, backend }) =>
      backend instanceof tf.MathBackendWebGL ? own(backend, inputs, attrs ?? {}) : null,
    stock.kernelFunc,
  );
  const register = (kernel: tf.KernelConfig): void => {
    tf.unregisterKernel(kernelName, 'webgl');
    tf.registerKernel(kernel);
  };
  register({ ...stock, kernelFunc });
  return () => register(stock);
}

/** The input itself under another shape, as Identity and Reshape give it. */
export function shareData(backend: tf.MathBackendWebGL, x: tf.TensorInfo, shape: number[]): tf.TensorInfo {
  backend.incRef(x.dataId);
  return { dataId: x.dataId, dtype: x.dtype, shape };
}
