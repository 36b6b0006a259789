import type * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { asWasm, placeInWasm, requireInput } from './wasm-memory.ts';

/**
 * Mends Identity, which every tensor kept for a gradient goes through: the stock kernel copies it, where tfjs's other backends
 * share the data. Nothing changes data that are shared: optimizers look at the count first.
 */
export function shareIdentity(stock: tf.KernelFunc): tf.KernelFunc {
  return (args) => {
    const x = requireInput(args.inputs, 'x');
    return x.dtype === 'string' ? stock(args) : share(asWasm(args.backend), x, x.shape);
  };
}

/** Mends Transpose, which copies where nothing but axes of one value change their places, as in the gradient of a gather. */
export function shareIdleTranspose(stock: tf.KernelFunc): tf.KernelFunc {
  return (args) => {
    const x = requireInput(args.inputs, 'x');
    const order = [args.attrs?.perm].flat().map(Number);
    const moved = order.filter((axis) => x.shape[axis] !== 1);
    const isIdle = moved.every((axis, at) => at === 0 || (moved[at - 1] ?? NaN) < axis);
    if (!isIdle || x.dtype === 'string') return stock(args);
    return share(
      asWasm(args.backend),
      x,
      order.map((axis) => x.shape[axis] ?? NaN),
    );
  };
}

function share(wasm: BackendWasm, x: tf.TensorInfo, shape: number[]): tf.TensorInfo {
  placeInWasm(wasm, [x]);
  wasm.incRef(x.dataId);
  return { dataId: x.dataId, dtype: x.dtype, shape };
}
