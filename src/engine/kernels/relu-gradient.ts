import type * as tf from '@tensorflow/tfjs';
import { addressOf } from './native/address.ts';
import { findNativeKernels } from './native/native-kernels.ts';
import { asWasm, placeInWasm, requireInput, viewFloats } from './wasm-memory.ts';

/** dy where y, relu's result, is above zero, in one pass. Both of one shape, float32; NaN stays. */
export const reluGradient: tf.KernelFunc = ({ inputs, backend }) => {
  const dy = requireInput(inputs, 'dy');
  const y = requireInput(inputs, 'x');
  const wasm = asWasm(backend);
  placeInWasm(wasm, [dy, y]);
  const out = wasm.makeOutput(dy.shape, 'float32');
  const native = findNativeKernels(wasm);
  const to = viewFloats(wasm, out);
  if (native !== null) {
    native.relu_gradient(addressOf(wasm, dy), addressOf(wasm, y), addressOf(wasm, out), to.length);
    return out;
  }
  const [gradients, values] = [viewFloats(wasm, dy), viewFloats(wasm, y)];
  for (let i = 0; i < to.length; i++) {
    const [gradient, value] = [gradients[i] ?? NaN, values[i] ?? NaN];
    to[i] = Number.isNaN(value) ? NaN : value > 0 ? gradient : gradient * 0;
  }
  return out;
};
