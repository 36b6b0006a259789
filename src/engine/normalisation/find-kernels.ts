import * as tf from '@tensorflow/tfjs';
import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { BatchNorm } from './batch-norm.ts';
import { createWasmBatchNorm } from './wasm-batch-norm.ts';
import { createWebglBatchNorm } from './webgl-batch-norm.ts';

/** The current backend's batch normalisation; null where it is left to stock. */
export function findKernels(): BatchNorm | null {
  const backend = tf.backend();
  if (backend instanceof tf.MathBackendWebGL) return createWebglBatchNorm(backend);
  return backend instanceof BackendWasm ? createWasmBatchNorm(backend) : null;
}
