import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { addressOf } from './native/address.ts';
import { findNativeKernels } from './native/native-kernels.ts';
import { asWasm, placeInWasm, requireInput, viewFloats } from './wasm-memory.ts';

/**
 * Mends Maximum and Minimum, of which the stock ones drop a NaN in the second operand: a hinge loss, max(0, 1 − y · ŷ), would
 * be 0 for a diverged model. `choose` is Math.max or Math.min. Operands of one shape, and single numbers (relu6 of a layer is
 * a minimum with 6, for which stock took 100 ms in MobileNet's first layers), are done here; the rest is broadcast by the
 * stock kernel, once each way round, since it keeps a NaN in the first.
 */
export function keepNaN(choose: (a: number, b: number) => number): (stock: tf.KernelFunc) => tf.KernelFunc {
  return (stock) => (args) => {
    const a = requireInput(args.inputs, 'a');
    const b = requireInput(args.inputs, 'b');
    if (a.dtype !== 'float32' || b.dtype !== 'float32') return stock(args);
    const wasm = asWasm(args.backend);
    if (tf.util.arraysEqual(a.shape, b.shape)) {
      placeInWasm(wasm, [a, b]);
      const out = wasm.makeOutput(a.shape, 'float32');
      combine(viewFloats(wasm, a), viewFloats(wasm, b), viewFloats(wasm, out), choose);
      return out;
    }
    const [single, others] = tf.util.sizeFromShape(a.shape) === 1 ? [a, b] : [b, a];
    if (tf.util.sizeFromShape(single.shape) === 1 && single.shape.length <= others.shape.length) {
      placeInWasm(wasm, [single, others]);
      const out = wasm.makeOutput(others.shape, 'float32');
      const bound = viewFloats(wasm, single)[0] ?? NaN;
      combineWithOne(wasm, others, bound, out, choose);
      return out;
    }
    const first = stock(args);
    const second = stock({ ...args, inputs: { a: b, b: a } });
    if (Array.isArray(first) || Array.isArray(second))
      throw new Error('Expected one tensor from each kernel.');
    const target = viewFloats(wasm, first);
    combine(target, viewFloats(wasm, second), target, choose);
    wasm.disposeData(second.dataId);
    return first;
  };
}

function combineWithOne(
  wasm: BackendWasm,
  x: tf.TensorInfo,
  bound: number,
  out: tf.TensorInfo,
  choose: (a: number, b: number) => number,
): void {
  const [from, to] = [viewFloats(wasm, x), viewFloats(wasm, out)];
  const native = findNativeKernels(wasm);
  if (native === null || Number.isNaN(bound)) {
    for (let i = 0; i < to.length; i++) to[i] = choose(from[i] ?? NaN, bound);
    return;
  }
  const isUpper = choose(0, 1) === 0;
  const bounds = isUpper ? [-Infinity, bound] : [bound, Infinity];
  native.clip(addressOf(wasm, x), addressOf(wasm, out), to.length, ...bounds);
}

function combine(
  a: Float32Array,
  b: Float32Array,
  out: Float32Array,
  choose: (a: number, b: number) => number,
): void {
  for (let i = 0; i < out.length; i++) out[i] = choose(a[i] ?? NaN, b[i] ?? NaN);
}
