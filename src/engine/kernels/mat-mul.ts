import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/** a: [rows, inner], b: [inner, columns] -> [rows, columns], by the backend's own product (XNNPACK's, vectorised). */
export function multiplyMatrices(wasm: BackendWasm, a: tf.TensorInfo, b: tf.TensorInfo): tf.TensorInfo {
  const product = tf.getKernel(tf.BatchMatMul, 'wasm').kernelFunc({
    inputs: { a, b },
    attrs: { transposeA: false, transposeB: false },
    backend: wasm,
  });
  if (Array.isArray(product)) throw new Error('A matrix product gave more than one tensor.');
  return product;
}
