import type * as tf from '@tensorflow/tfjs';
import { readReduction, reducedShape } from '#engine/elementwise/reduce.ts';
import { addressOf } from './native/address.ts';
import { findNativeKernels } from './native/native-kernels.ts';
import { asWasm, placeInWasm, requireInput, viewFloats } from './wasm-memory.ts';

/** Fewer values side by side than this are quicker turned and summed by the stock kernel. */
const LEAST_INNER = 4;

/**
 * Mends Mean over neighbouring axes that are not the last, such as the words of a text: the stock kernel transposes the whole
 * tensor first. x: [...outer, ...axes, ...inner] -> [...outer, ...inner].
 */
export function meanOverMiddle(stock: tf.KernelFunc): tf.KernelFunc {
  return (args) => {
    const x = requireInput(args.inputs, 'x');
    const { axis, keepDims } = args.attrs ?? {};
    const wasm = asWasm(args.backend);
    const native = findNativeKernels(wasm);
    const view = readReduction(x.shape, axis);
    if (native === null || view === null || x.dtype !== 'float32') return stock(args);
    const { outer, length, inner } = view;
    if (inner < LEAST_INNER || length === 0) return stock(args);
    placeInWasm(wasm, [x]);
    const out = wasm.makeOutput(reducedShape(x.shape, axis, keepDims === true), 'float32');
    native.sum_middle(addressOf(wasm, x), addressOf(wasm, out), outer, length, inner, 1 / length);
    return out;
  };
}

/**
 * The gradient of a sum over the neighbouring `axis` of a tensor of `shape`, times `scale`:
 * dy [...outer, ...inner] -> [...outer, ...axes, ...inner].
 */
export const spreadOverMiddle: tf.KernelFunc = ({ inputs, attrs, backend }) => {
  const dy = requireInput(inputs, 'dy');
  const shape = [attrs?.shape].flat().map(Number);
  const view = readReduction(shape, attrs?.axis);
  if (view === null) throw new Error('The axes of a sum must lie side by side.');
  const { outer, length, inner } = view;
  const scale = Number(attrs?.scale);
  const wasm = asWasm(backend);
  placeInWasm(wasm, [dy]);
  const out = wasm.makeOutput(shape, 'float32');
  const native = findNativeKernels(wasm);
  if (native !== null && inner >= LEAST_INNER) {
    native.spread_middle(addressOf(wasm, dy), addressOf(wasm, out), outer, length, inner, scale);
    return out;
  }
  const [from, to] = [viewFloats(wasm, dy), viewFloats(wasm, out)];
  for (let row = 0; row < outer; row++)
    for (let i = 0; i < inner; i++) {
      const value = (from[row * inner + i] ?? NaN) * scale;
      const start = row * length * inner + i;
      if (inner === 1) to.fill(value, start, start + length);
      else for (let at = 0; at < length; at++) to[start + at * inner] = value;
    }
  return out;
};
