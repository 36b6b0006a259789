import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { withScratch } from './address.ts';
import type { NativeKernels } from './native-kernels.ts';

/** Sizes of a convolution without dilation; `top` and `left` are zeros around the picture. */
export interface Geometry {
  readonly batchSize: number;
  readonly inHeight: number;
  readonly inWidth: number;
  readonly inChannels: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly outChannels: number;
  readonly filterHeight: number;
  readonly filterWidth: number;
  readonly strideHeight: number;
  readonly strideWidth: number;
  readonly top: number;
  readonly left: number;
}

/** Weights [filterHeight, filterWidth, inChannels, outChannels]: address of the first, values from one to the next. */
export interface WeightLayout {
  readonly address: number;
  readonly row: number;
  readonly column: number;
  readonly input: number;
  readonly output: number;
}

export const ACTIVATION_NUMBERS = { linear: 0, relu: 1, relu6: 2 } as const;

/** y = activation(bias + x ∗ weights), at their addresses; bias 0 for none. */
export function convolve(
  wasm: BackendWasm,
  native: NativeKernels,
  geometry: Geometry,
  tensors: { readonly x: number; readonly weights: WeightLayout; readonly bias: number; readonly y: number },
  activation: 0 | 1 | 2 = 0,
): void {
  const { filterHeight, filterWidth, inChannels, outChannels } = geometry;
  const packedSize = 8 * (filterHeight * filterWidth * inChannels + 1) * Math.ceil(outChannels / 8);
  const { x, weights, bias, y } = tensors;
  withScratch(wasm, [countPadded(geometry), packedSize], (padded = 0, packed = 0) => {
    native.conv2d(
      ...[x, weights.address, bias, y, padded, packed],
      ...listSizes(geometry),
      activation,
      ...[weights.row, weights.column, weights.input, weights.output],
    );
  });
}

/** Positions go by in runs of lines whose values stay in the first cache; 16 to 64 KB measured alike. */
const RUN_BYTES = 32 * 1024;

/** dw [taps, outChannels] = patches(x)ᵀ · dy, at their addresses. */
export function correlate(
  wasm: BackendWasm,
  native: NativeKernels,
  geometry: Geometry,
  tensors: { readonly x: number; readonly dy: number; readonly dw: number },
): void {
  const { inWidth, inChannels, outWidth, outChannels, strideHeight } = geometry;
  const lineBytes = 4 * (outWidth * outChannels + strideHeight * inWidth * inChannels);
  const lines = Math.max(1, Math.floor(RUN_BYTES / lineBytes));
  withScratch(wasm, [countPadded(geometry)], (padded = 0) => {
    native.conv2d_filter_gradient(
      ...[tensors.x, tensors.dy, tensors.dw, padded],
      ...listSizes(geometry),
      lines,
    );
  });
}

/** Values of one picture with its zeros around it; 0 where no window reaches beyond the picture. */
function countPadded(geometry: Geometry): number {
  const { inHeight, inWidth, top, left } = geometry;
  const height = (geometry.outHeight - 1) * geometry.strideHeight + geometry.filterHeight;
  const width = (geometry.outWidth - 1) * geometry.strideWidth + geometry.filterWidth;
  const isInside = top === 0 && left === 0 && height <= inHeight && width <= inWidth;
  return isInside ? 0 : height * width * geometry.inChannels;
}

function listSizes(geometry: Geometry): number[] {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels } = geometry;
  const { filterHeight, filterWidth, strideHeight, strideWidth, top, left } = geometry;
  return [
    ...[batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels],
    ...[filterHeight, filterWidth, strideHeight, strideWidth, top, left],
  ];
}
