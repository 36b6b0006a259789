import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { type Geometry, convolve, correlate } from './convolve.ts';
import type { NativeKernels } from './native-kernels.ts';

/** left [rows, inner] · right [inner, columns] -> out: a convolution of 1 × 1, each row a pixel. A transposed right is [columns, inner]. */
export function multiplyNatively(
  wasm: BackendWasm,
  native: NativeKernels,
  tensors: {
    readonly left: number;
    readonly right: { readonly address: number; readonly isTransposed: boolean };
    readonly out: number;
  },
  [rows, inner, columns]: readonly [number, number, number],
): void {
  const { address, isTransposed } = tensors.right;
  const weights = {
    address,
    ...{ row: 0, column: 0 },
    input: isTransposed ? 1 : columns,
    output: isTransposed ? inner : 1,
  };
  const geometry = onePixelWindows(rows, inner, columns);
  convolve(wasm, native, geometry, { x: tensors.left, weights, bias: 0, y: tensors.out });
}

/** leftᵀ · right -> out [rows, columns], left [inner, rows], right [inner, columns]: a filter's gradient, each inner place a pixel. */
export function correlateNatively(
  wasm: BackendWasm,
  native: NativeKernels,
  tensors: { readonly left: number; readonly right: number; readonly out: number },
  [rows, inner, columns]: readonly [number, number, number],
): void {
  const { left, right, out } = tensors;
  correlate(wasm, native, onePixelWindows(inner, rows, columns), { x: left, dy: right, dw: out });
}

function onePixelWindows(pixels: number, inChannels: number, outChannels: number): Geometry {
  return {
    ...{
      batchSize: 1,
      inHeight: 1,
      inWidth: pixels,
      inChannels,
      outHeight: 1,
      outWidth: pixels,
      outChannels,
    },
    ...{ filterHeight: 1, filterWidth: 1, strideHeight: 1, strideWidth: 1, top: 0, left: 0 },
  };
}
