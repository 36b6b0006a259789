import * as tf from '@tensorflow/tfjs';
import { addressOf } from './native/address.ts';
import { findNativeKernels } from './native/native-kernels.ts';
import { asWasm, placeInWasm, requireInput, viewFloats } from './wasm-memory.ts';

/**
 * Mends Sum over all leading axes, which every bias's gradient is: the stock kernel transposes the whole tensor first.
 * x: [...rows, ...columns] -> [...columns], added up in blocks, or in double precision without SIMD.
 */
export function sumRows(stock: tf.KernelFunc): tf.KernelFunc {
  return (args) => {
    const x = requireInput(args.inputs, 'x');
    const { axis, keepDims } = args.attrs ?? {};
    const leading = readLeadingAxes(axis, x.shape);
    if (x.dtype !== 'float32' || leading === null) return stock(args);
    const wasm = asWasm(args.backend);
    placeInWasm(wasm, [x]);
    const columns = x.shape.slice(leading);
    const width = tf.util.sizeFromShape(columns);
    const shape = keepDims === true ? [...x.shape.slice(0, leading).fill(1), ...columns] : columns;
    const out = wasm.makeOutput(shape, 'float32');
    const native = findNativeKernels(wasm);
    if (native !== null) {
      native.sum_rows(addressOf(wasm, x), addressOf(wasm, out), tf.util.sizeFromShape(x.shape.slice(0, leading)), width); // prettier-ignore
      return out;
    }
    const values = viewFloats(wasm, x);
    const sums = new Float64Array(width);
    for (let row = 0; row < values.length; row += width)
      for (let i = 0; i < width; i++) sums[i] = (sums[i] ?? NaN) + (values[row + i] ?? NaN);
    viewFloats(wasm, out).set(sums);
    return out;
  };
}

/** How many leading axes are summed; null when it is none, all, or others too. */
function readLeadingAxes(axis: tf.Attribute | undefined, shape: number[]): number | null {
  if (typeof axis !== 'number' && !isNumbers(axis)) return null;
  const axes = tf.util.parseAxisParam(axis, shape).sort((a, b) => a - b);
  const isLeading = axes.length > 0 && axes.length < shape.length && axes.every((one, i) => one === i);
  return isLeading ? axes.length : null;
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'number');
}
