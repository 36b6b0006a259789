import * as tf from '@tensorflow/tfjs';
import { addressOf } from './native/address.ts';
import { findNativeKernels } from './native/native-kernels.ts';
import { asWasm, placeInWasm, requireInput, viewFloats } from './wasm-memory.ts';

/**
 * ClipByValue and Relu6 that keep NaN. Stock ones turn it into a bound, which would hide a diverged model: cross-entropy
 * clips the predictions before the logarithm. Any shape, float32.
 */
export function clip(
  readBounds: (attrs: tf.NamedAttrMap | undefined) => readonly [number, number],
): tf.KernelFunc {
  return ({ inputs, attrs, backend }) => {
    const x = requireInput(inputs, 'x');
    const wasm = asWasm(backend);
    const [low, high] = readBounds(attrs);
    placeInWasm(wasm, [x]);
    const out = wasm.makeOutput(x.shape, 'float32');
    const native = findNativeKernels(wasm);
    if (native !== null && low <= high) {
      native.clip(addressOf(wasm, x), addressOf(wasm, out), tf.util.sizeFromShape(x.shape), low, high);
      return out;
    }
    const from = viewFloats(wasm, x);
    const to = viewFloats(wasm, out);
    for (let i = 0; i < to.length; i++) {
      const value = from[i] ?? NaN;
      to[i] = value < low ? low : value > high ? high : value;
    }
    return out;
  };
}

export const clipByValue = clip((attrs) => [Number(attrs?.clipValueMin), Number(attrs?.clipValueMax)]);
export const relu6 = clip(() => [0, 6]);
