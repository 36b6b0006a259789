import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { type ConvInfo, columnsInside, geometryOf, readConvInfo } from './conv-info.ts';
import { type Chunk, chunksOf, copyChunk } from './conv2d-chunks.ts';
import { bridgeToCpu } from './cpu-bridge.ts';
import { multiplyMatrices } from './mat-mul.ts';
import { addressOf } from './native/address.ts';
import { correlate } from './native/convolve.ts';
import { findNativeKernels } from './native/native-kernels.ts';
import { asWasm, placeInWasm, requireInput, viewFloats } from './wasm-memory.ts';

const onCpu = bridgeToCpu(tf.Conv2DBackpropFilter);

/**
 * Conv2DBackpropFilter, which stock WASM lacks, as a product of x's patches (never laid out in memory) and dy,
 * dW [taps, outChannels] = patches(x) [taps, positions] · dy [positions, outChannels], taps = height · width · inChannels
 * (Chellapilla, Puri, Simard 2006, 'High performance convolutional neural networks for document processing').
 * x: [batch, height, width, inChannels], dy: [batch, outHeight, outWidth, outChannels].
 */
export const conv2DFilterGradient: tf.KernelFunc = (args) => {
  const x = requireInput(args.inputs, 'x');
  const dy = requireInput(args.inputs, 'dy');
  const info = readConvInfo(args.attrs, { inShape: x.shape }, false);
  if (info === null || x.dtype !== 'float32' || dy.dtype !== 'float32') return onCpu(args);
  const wasm = asWasm(args.backend);
  placeInWasm(wasm, [x, dy]);
  const out = wasm.makeOutput(info.filterShape, 'float32');
  const native = findNativeKernels(wasm);
  if (native === null) multiplyPatches(wasm, x, dy, out, info);
  else
    correlate(wasm, native, geometryOf(info), {
      x: addressOf(wasm, x),
      dy: addressOf(wasm, dy),
      dw: addressOf(wasm, out),
    });
  return out;
};

/** Without SIMD of our own: patches in chunks, multiplied by the backend. */
function multiplyPatches(
  wasm: BackendWasm,
  x: tf.TensorInfo,
  dy: tf.TensorInfo,
  out: tf.TensorInfo,
  info: ConvInfo,
): void {
  viewFloats(wasm, out).fill(0);
  const taps = info.filterHeight * info.filterWidth * info.inChannels;
  for (const chunk of chunksOf(info)) {
    const patches = wasm.makeOutput([taps, chunk.positions], 'float32');
    unfold(viewFloats(wasm, x), viewFloats(wasm, patches), info, chunk);
    const dyRows = copyChunk(wasm, dy, chunk, info);
    const product = multiplyMatrices(wasm, patches, dyRows);
    addTo(viewFloats(wasm, out), viewFloats(wasm, product));
    for (const { dataId } of [patches, dyRows, product]) wasm.disposeData(dataId);
  }
}

/** patches: [taps, positions], zero where a tap lies in the padding. */
function unfold(x: Float32Array, patches: Float32Array, info: ConvInfo, chunk: Chunk): void {
  const { inHeight, inWidth, inChannels, outHeight, outWidth, strideHeight, strideWidth, padInfo } = info;
  const step = strideWidth * inChannels;
  patches.fill(0);
  let row = 0;
  for (let fy = 0; fy < info.filterHeight; fy++)
    for (let fx = 0; fx < info.filterWidth; fx++) {
      const offset = fx - padInfo.left;
      const [first, end] = columnsInside(offset, strideWidth, inWidth, outWidth);
      for (let channel = 0; channel < inChannels; channel++, row++)
        for (let image = 0; image < chunk.images; image++)
          for (let oy = 0; oy < outHeight; oy++) {
            const iy = oy * strideHeight + fy - padInfo.top;
            if (iy < 0 || iy >= inHeight) continue;
            const to = row * chunk.positions + (image * outHeight + oy) * outWidth;
            const ix = ((chunk.first + image) * inHeight + iy) * inWidth + first * strideWidth + offset;
            for (let ox = first, from = ix * inChannels + channel; ox < end; ox++, from += step)
              patches[to + ox] = x[from] ?? NaN;
          }
    }
}

function addTo(sums: Float32Array, values: Float32Array): void {
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? NaN) + (values[i] ?? NaN);
}
