import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { type ConvInfo, columnsInside, geometryOf, readConvInfo } from './conv-info.ts';
import { type Chunk, chunksOf, copyChunk } from './conv2d-chunks.ts';
import { bridgeToCpu } from './cpu-bridge.ts';
import { multiplyMatrices, transposeBlock } from './mat-mul.ts';
import { multiplyNatively } from './native/multiply.ts';
import { addressOf } from './native/address.ts';
import { convolve } from './native/convolve.ts';
import { type NativeKernels, findNativeKernels } from './native/native-kernels.ts';
import { asWasm, placeInWasm, requireInput, viewFloats } from './wasm-memory.ts';

const onCpu = bridgeToCpu(tf.Conv2DBackpropInput);

/**
 * Conv2DBackpropInput, which in stock WASM is six plain loops. With stride 1 it is itself a convolution, of dy with the
 * filter turned by 180°; otherwise patches [positions, taps] = dy · filterᵀ, folded back onto the image.
 * dy: [batch, outHeight, outWidth, outChannels], filter: [height, width, inChannels, outChannels]
 * -> dx: [batch, height, width, inChannels].
 */
export const conv2DInputGradient: tf.KernelFunc = (args) => {
  const dy = requireInput(args.inputs, 'dy');
  const filter = requireInput(args.inputs, 'filter');
  const info = readConvInfo(args.attrs, { filterShape: filter.shape }, false);
  if (info === null || dy.dtype !== 'float32' || filter.dtype !== 'float32') return onCpu(args);
  // conv2dTranspose takes a dy of any size, and stock reads of it what the convolution would have made.
  if (dy.shape[1] !== info.outHeight || dy.shape[2] !== info.outWidth) return onCpu(args);
  const wasm = asWasm(args.backend);
  placeInWasm(wasm, [dy, filter]);
  const pad = info.strideHeight === 1 && info.strideWidth === 1 ? turnedPadding(info) : null;
  const native = findNativeKernels(wasm);
  if (native === null)
    return pad === null ? foldPatches(wasm, dy, filter, info) : convolveTurned(wasm, dy, filter, info, pad);
  return pad === null
    ? foldNatively(wasm, native, dy, filter, info)
    : turnNatively(wasm, native, { dy, filter, pad }, info);
};

/** The turned convolution by our own loop, which reads the filter from its end. */
function turnNatively(
  wasm: BackendWasm,
  native: NativeKernels,
  { dy, filter, pad }: { dy: tf.TensorInfo; filter: tf.TensorInfo; pad: ExplicitPadding },
  info: ConvInfo,
): tf.TensorInfo {
  const dx = wasm.makeOutput(info.inShape, 'float32');
  const { filterHeight, filterWidth, inChannels, outChannels } = info;
  const geometry = {
    ...geometryOf(info),
    ...{ inHeight: info.outHeight, inWidth: info.outWidth, inChannels: outChannels },
    ...{ outHeight: info.inHeight, outWidth: info.inWidth, outChannels: inChannels },
    ...{ top: pad[1][0], left: pad[2][0] },
  };
  const tap = inChannels * outChannels;
  const weights = {
    address: addressOf(wasm, filter) + 4 * (filterHeight * filterWidth - 1) * tap,
    row: -filterWidth * tap,
    column: -tap,
    input: 1,
    output: outChannels,
  };
  const addresses = { x: addressOf(wasm, dy), weights, bias: 0, y: addressOf(wasm, dx) };
  convolve(wasm, native, geometry, addresses);
  return dx;
}

/** Patches [positions, taps] = dy · filterᵀ, folded back by our own loops. */
function foldNatively(
  wasm: BackendWasm,
  native: NativeKernels,
  dy: tf.TensorInfo,
  filter: tf.TensorInfo,
  info: ConvInfo,
): tf.TensorInfo {
  const { outChannels, inHeight, inWidth, inChannels, outHeight, outWidth } = info;
  const taps = info.filterHeight * info.filterWidth * inChannels;
  const dx = wasm.makeOutput(info.inShape, 'float32');
  viewFloats(wasm, dx).fill(0);
  for (const { first, images, positions } of chunksOf(info)) {
    const patches = wasm.makeOutput([positions, taps], 'float32');
    const left = addressOf(wasm, dy) + 4 * first * outHeight * outWidth * outChannels;
    const right = { address: addressOf(wasm, filter), isTransposed: true };
    multiplyNatively(wasm, native, { left, right, out: addressOf(wasm, patches) }, [positions, outChannels, taps]); // prettier-ignore
    native.fold_patches(
      ...[addressOf(wasm, patches), addressOf(wasm, dx) + 4 * first * inHeight * inWidth * inChannels],
      ...[images, inHeight, inWidth, inChannels, outHeight, outWidth, info.filterHeight, info.filterWidth],
      ...[info.strideHeight, info.strideWidth, info.padInfo.top, info.padInfo.left],
    );
    wasm.disposeData(patches.dataId);
  }
  return dx;
}

type ExplicitPadding = [[number, number], [number, number], [number, number], [number, number]];

/** Padding of dy that brings the turned convolution to the input's size; null when the forward pass padded more than a filter. */
function turnedPadding(info: ConvInfo): ExplicitPadding | null {
  const top = info.filterHeight - 1 - info.padInfo.top;
  const left = info.filterWidth - 1 - info.padInfo.left;
  const bottom = info.inHeight - info.outHeight - top + info.filterHeight - 1;
  const right = info.inWidth - info.outWidth - left + info.filterWidth - 1;
  if (Math.min(top, left, bottom, right) < 0) return null;
  return [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ];
}

function convolveTurned(
  wasm: BackendWasm,
  dy: tf.TensorInfo,
  filter: tf.TensorInfo,
  info: ConvInfo,
  pad: ExplicitPadding,
): tf.TensorInfo {
  const { filterHeight, filterWidth, inChannels, outChannels } = info;
  const turned = wasm.makeOutput([filterHeight, filterWidth, outChannels, inChannels], 'float32');
  const from = viewFloats(wasm, filter);
  const to = viewFloats(wasm, turned);
  const taps = filterHeight * filterWidth;
  for (let tap = 0; tap < taps; tap++) transposeBlock(from, tap, to, taps - 1 - tap, inChannels, outChannels);
  const convolve = tf.getKernel(tf.Conv2D, 'wasm').kernelFunc;
  const dx = convolve({
    inputs: { x: dy, filter: turned },
    attrs: { strides: 1, dilations: 1, pad, dataFormat: 'NHWC' },
    backend: wasm,
  });
  wasm.disposeData(turned.dataId);
  if (Array.isArray(dx)) throw new Error('A convolution gave more than one tensor.');
  return dx;
}

function foldPatches(
  wasm: BackendWasm,
  dy: tf.TensorInfo,
  filter: tf.TensorInfo,
  info: ConvInfo,
): tf.TensorInfo {
  const taps = info.filterHeight * info.filterWidth * info.inChannels;
  const dx = wasm.makeOutput(info.inShape, 'float32');
  const transposed = wasm.makeOutput([info.outChannels, taps], 'float32');
  transposeBlock(viewFloats(wasm, filter), 0, viewFloats(wasm, transposed), 0, taps, info.outChannels);
  viewFloats(wasm, dx).fill(0);
  for (const chunk of chunksOf(info)) {
    const dyRows = copyChunk(wasm, dy, chunk, info);
    const patches = multiplyMatrices(wasm, dyRows, transposed);
    fold(viewFloats(wasm, patches), viewFloats(wasm, dx), info, chunk);
    for (const { dataId } of [dyRows, patches]) wasm.disposeData(dataId);
  }
  wasm.disposeData(transposed.dataId);
  return dx;
}

/** Adds patches [positions, taps] onto the pixels they were taken from. */
function fold(patches: Float32Array, dx: Float32Array, info: ConvInfo, chunk: Chunk): void {
  const { inHeight, inWidth, inChannels, outHeight, outWidth, filterHeight, filterWidth, padInfo } = info;
  const taps = filterHeight * filterWidth * inChannels;
  for (let fx = 0; fx < filterWidth; fx++) {
    const offset = fx - padInfo.left;
    const [first, end] = columnsInside(offset, info.strideWidth, inWidth, outWidth);
    for (let fy = 0; fy < filterHeight; fy++)
      for (let image = 0; image < chunk.images; image++)
        for (let oy = 0; oy < outHeight; oy++) {
          const iy = oy * info.strideHeight + fy - padInfo.top;
          if (iy < 0 || iy >= inHeight) continue;
          const row = ((chunk.first + image) * inHeight + iy) * inWidth;
          for (let ox = first; ox < end; ox++) {
            const to = (row + ox * info.strideWidth + offset) * inChannels;
            const from =
              ((image * outHeight + oy) * outWidth + ox) * taps + (fy * filterWidth + fx) * inChannels;
            for (let c = 0; c < inChannels; c++)
              dx[to + c] = (dx[to + c] ?? NaN) + (patches[from + c] ?? NaN);
          }
        }
  }
}
