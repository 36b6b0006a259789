import * as tf from '@tensorflow/tfjs';
import { addressOf } from './native/address.ts';
import { findNativeKernels } from './native/native-kernels.ts';
import { asWasm, placeInWasm, requireInput } from './wasm-memory.ts';

/**
 * Mends Reverse of float32 over one axis, as mirroring pictures is: the stock kernel works out coordinates value by value
 * (13 ms for 32 pictures of 96 x 96 x 3; this takes 1 ms). x: [...outer, length, ...inner] -> as x.
 */
export function reverseAxis(stock: tf.KernelFunc): tf.KernelFunc {
  return (args) => {
    const x = requireInput(args.inputs, 'x');
    const wasm = asWasm(args.backend);
    const native = findNativeKernels(wasm);
    const { dims } = args.attrs ?? {};
    const axes = Array.isArray(dims) ? dims.map(Number) : typeof dims === 'number' ? [dims] : [];
    const [given] = axes;
    if (native === null || x.dtype !== 'float32' || axes.length !== 1 || given === undefined)
      return stock(args);
    const at = given < 0 ? given + x.shape.length : given;
    // No such axis: stock says so.
    if (x.shape[at] === undefined) return stock(args);
    placeInWasm(wasm, [x]);
    const out = wasm.makeOutput(x.shape, 'float32');
    const [outer, inner] = [x.shape.slice(0, at), x.shape.slice(at + 1)].map(tf.util.sizeFromShape);
    native.reverse(addressOf(wasm, x), addressOf(wasm, out), outer ?? 1, x.shape[at] ?? 1, inner ?? 1);
    return out;
  };
}
