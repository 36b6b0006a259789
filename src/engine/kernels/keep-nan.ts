import * as tf from '@tensorflow/tfjs';
import { asWasm, placeInWasm, requireInput, viewFloats } from './wasm-memory.ts';

/**
 * Mends Maximum and Minimum, of which the stock ones drop a NaN in the second operand: a hinge loss, max(0, 1 − y · ŷ), would
 * be 0 for a diverged model. `choose` is Math.max or Math.min. Operands of one shape are done here; the rest is broadcast by
 * the stock kernel, once each way round, since it keeps a NaN in the first.
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

function combine(
  a: Float32Array,
  b: Float32Array,
  out: Float32Array,
  choose: (a: number, b: number) => number,
): void {
  for (let i = 0; i < out.length; i++) out[i] = choose(a[i] ?? NaN, b[i] ?? NaN);
}
