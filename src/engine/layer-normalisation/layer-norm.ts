import * as tf from '@tensorflow/tfjs';
import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { createWasmLayerNorm } from './wasm-layer-norm.ts';
import { createWebglLayerNorm } from './webgl-layer-norm.ts';

/** x: [...rows, columns]; gamma and beta [columns]. */
export type ForwardInputs = Readonly<Record<'x' | 'gamma' | 'beta', tf.Tensor>>;
/** dy and x: [...rows, columns]; gamma [columns]; mean and root [...rows]. */
export type BackwardInputs = Readonly<Record<'dy' | 'x' | 'gamma' | 'mean' | 'root', tf.Tensor>>;

/**
 * Layer normalisation over the last axis (Ba, Kiros and Hinton 2016, equations 3 and 4). With a row's mean, root =
 * 1 / √(variance + epsilon), x̂ = (x − mean) · root and g = dy · gamma: y = gamma · x̂ + beta, and
 * dx = root · (g − mean(g) − x̂ · mean(g · x̂)), which has the ways through mean and variance in it; over the rows dGamma =
 * Σ dy · x̂ and dBeta = Σ dy. Null for what is stock's. Tensors belong to the tidy around.
 */
export interface LayerNorm {
  /** y, and each row's mean and root. */
  forward(inputs: ForwardInputs, epsilon: number): readonly tf.Tensor[] | null;
  /** dx, and dy · x̂. */
  backward(inputs: BackwardInputs): readonly tf.Tensor[] | null;
}

/** The current backend's layer normalisation; null where it is left to stock. */
export function findKernels(): LayerNorm | null {
  const backend = tf.backend();
  if (backend instanceof tf.MathBackendWebGL) return createWebglLayerNorm(backend);
  return backend instanceof BackendWasm ? createWasmLayerNorm(backend) : null;
}
