import * as tf from '@tensorflow/tfjs';
import { type ConvInfo, columnsInside, readConvInfo } from './conv-info.ts';
import { bridgeToCpu } from './cpu-bridge.ts';
import { addressOf } from './native/address.ts';
import { findNativeKernels } from './native/native-kernels.ts';
import { asWasm, placeInWasm, requireInput, viewFloats } from './wasm-memory.ts';

const filterOnCpu = bridgeToCpu(tf.DepthwiseConv2dNativeBackpropFilter);
const inputOnCpu = bridgeToCpu(tf.DepthwiseConv2dNativeBackpropInput);

/**
 * dW[fy, fx, c, q] = Σ x[n, y, x, c] · dy[n, oy, ox, c · multiplier + q] over all output positions.
 * x: [batch, height, width, channels], dy: [batch, outHeight, outWidth, channels · multiplier].
 */
export const depthwiseFilterGradient: tf.KernelFunc = (args) => {
  const x = requireInput(args.inputs, 'x');
  const dy = requireInput(args.inputs, 'dy');
  const info = readConvInfo(args.attrs, { inShape: x.shape }, true);
  if (info === null || x.dtype !== 'float32' || dy.dtype !== 'float32') return filterOnCpu(args);
  const wasm = asWasm(args.backend);
  placeInWasm(wasm, [x, dy]);
  const out = wasm.makeOutput(info.filterShape, 'float32');
  const native = findNativeKernels(wasm);
  if (native !== null && info.inChannels === info.outChannels) {
    const addresses = [x, dy, out].map((tensor) => addressOf(wasm, tensor));
    native.depthwise_filter_gradient(...addresses, ...listSizes(info));
    return out;
  }
  const [xs, dys, sums] = [viewFloats(wasm, x), viewFloats(wasm, dy), viewFloats(wasm, out)];
  const multiplier = info.outChannels / info.inChannels;
  sums.fill(0);
  forEachTap(info, (pixel, position, tap) => {
    for (let c = 0; c < info.inChannels; c++) {
      const value = xs[pixel + c] ?? NaN;
      for (let q = 0; q < multiplier; q++) {
        const at = c * multiplier + q;
        sums[tap + at] = (sums[tap + at] ?? NaN) + value * (dys[position + at] ?? NaN);
      }
    }
  });
  return out;
};

/**
 * dx[n, y, x, c] = Σ dy[n, oy, ox, c · multiplier + q] · filter[fy, fx, c, q] over the taps that read the pixel.
 * dy: [batch, outHeight, outWidth, channels · multiplier], filter: [height, width, channels, multiplier].
 */
export const depthwiseInputGradient: tf.KernelFunc = (args) => {
  const dy = requireInput(args.inputs, 'dy');
  const filter = requireInput(args.inputs, 'filter');
  const info = readConvInfo(args.attrs, { filterShape: filter.shape }, true);
  if (info === null || dy.dtype !== 'float32' || filter.dtype !== 'float32') return inputOnCpu(args);
  const wasm = asWasm(args.backend);
  placeInWasm(wasm, [dy, filter]);
  const out = wasm.makeOutput(info.inShape, 'float32');
  const native = findNativeKernels(wasm);
  if (native !== null && info.inChannels === info.outChannels) {
    const addresses = [dy, filter, out].map((tensor) => addressOf(wasm, tensor));
    native.depthwise_input_gradient(...addresses, ...listSizes(info));
    return out;
  }
  const [dys, weights, sums] = [viewFloats(wasm, dy), viewFloats(wasm, filter), viewFloats(wasm, out)];
  const multiplier = info.outChannels / info.inChannels;
  sums.fill(0);
  forEachTap(info, (pixel, position, tap) => {
    for (let c = 0; c < info.inChannels; c++) {
      let sum = 0;
      for (let q = 0; q < multiplier; q++) {
        const at = c * multiplier + q;
        sum += (dys[position + at] ?? NaN) * (weights[tap + at] ?? NaN);
      }
      sums[pixel + c] = (sums[pixel + c] ?? NaN) + sum;
    }
  });
  return out;
};

function listSizes(info: ConvInfo): number[] {
  return [
    ...[info.batchSize, info.inHeight, info.inWidth, info.inChannels, info.outHeight, info.outWidth],
    ...[info.filterHeight, info.filterWidth, info.strideHeight, info.strideWidth],
    ...[info.dilationHeight, info.dilationWidth, info.padInfo.top, info.padInfo.left],
  ];
}

/** Calls back with the first channel's offsets of every (input pixel, output position, filter tap) that meet. */
function forEachTap(info: ConvInfo, visit: (pixel: number, position: number, tap: number) => void): void {
  const { inHeight, inWidth, inChannels, outHeight, outWidth, outChannels, padInfo } = info;
  for (let fy = 0; fy < info.filterHeight; fy++)
    for (let fx = 0; fx < info.filterWidth; fx++) {
      const tap = (fy * info.filterWidth + fx) * outChannels;
      const offset = fx * info.dilationWidth - padInfo.left;
      const [first, end] = columnsInside(offset, info.strideWidth, inWidth, outWidth);
      for (let image = 0; image < info.batchSize; image++)
        for (let oy = 0; oy < outHeight; oy++) {
          const iy = oy * info.strideHeight + fy * info.dilationHeight - padInfo.top;
          if (iy < 0 || iy >= inHeight) continue;
          const row = (image * inHeight + iy) * inWidth;
          const outRow = (image * outHeight + oy) * outWidth;
          for (let ox = first; ox < end; ox++)
            visit((row + ox * info.strideWidth + offset) * inChannels, (outRow + ox) * outChannels, tap);
        }
    }
}
