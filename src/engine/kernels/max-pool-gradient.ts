import * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';
import { OneOrPair, Padding, Shape4D } from './conv-info.ts';
import { bridgeToCpu } from './cpu-bridge.ts';
import { addressOf } from './native/address.ts';
import { findNativeKernels } from './native/native-kernels.ts';
import { asWasm, placeInWasm, requireInput, viewFloats } from './wasm-memory.ts';

const onCpu = bridgeToCpu(tf.MaxPoolGrad);

const Attributes = v.object({
  filterSize: OneOrPair,
  strides: OneOrPair,
  pad: Padding,
  dimRoundingMode: v.nullish(v.picklist(['floor', 'round', 'ceil'])),
});

/**
 * MaxPoolGrad: each value of dy goes to the first greatest pixel of its window. The stock kernel is wrong for windows of an
 * even size, so a net with the usual 2 × 2 pooling would learn badly.
 * input: [batch, height, width, channels], dy: [batch, outHeight, outWidth, channels] -> as input.
 */
export const maxPoolGradient: tf.KernelFunc = (args) => {
  const dy = requireInput(args.inputs, 'dy');
  const input = requireInput(args.inputs, 'input');
  const info = readPoolInfo(args.attrs, input.shape);
  if (info === null || dy.dtype !== 'float32' || input.dtype !== 'float32') return onCpu(args);
  const wasm = asWasm(args.backend);
  placeInWasm(wasm, [dy, input]);
  const dx = wasm.makeOutput(input.shape, 'float32');
  const native = findNativeKernels(wasm);
  if (native !== null)
    native.max_pool_gradient(
      ...[addressOf(wasm, input), addressOf(wasm, dy), addressOf(wasm, dx), info.batchSize],
      ...[info.inHeight, info.inWidth, info.inChannels, info.outHeight, info.outWidth],
      ...[info.filterHeight, info.filterWidth, info.strideHeight, info.strideWidth],
      ...[info.padInfo.top, info.padInfo.left],
    );
  else scatterToMaxima(viewFloats(wasm, input), viewFloats(wasm, dy), viewFloats(wasm, dx), info);
  return dx;
};

/** Sizes of a pooling; null for what the kernels here do not cover. */
export function readPoolInfo(
  attrs: tf.NamedAttrMap | undefined,
  shape: readonly number[],
): tf.backend_util.Conv2DInfo | null {
  const parsed = v.safeParse(Attributes, attrs);
  const inShape = v.safeParse(Shape4D, shape);
  if (!parsed.success || !inShape.success) return null;
  const { filterSize, strides, pad, dimRoundingMode } = parsed.output;
  return tf.backend_util.computePool2DInfo(
    inShape.output,
    filterSize,
    strides,
    1,
    pad,
    dimRoundingMode ?? undefined,
  );
}

function scatterToMaxima(
  input: Float32Array,
  dy: Float32Array,
  dx: Float32Array,
  info: tf.backend_util.Conv2DInfo,
): void {
  const { batchSize, inHeight, inWidth, outHeight, outWidth, inChannels: channels, padInfo } = info;
  const rowStride = inWidth * channels;
  dx.fill(0);
  let position = 0;
  for (let image = 0; image < batchSize; image++)
    for (let oy = 0; oy < outHeight; oy++) {
      const top = oy * info.strideHeight - padInfo.top;
      const firstRow = (image * inHeight + Math.max(0, top)) * rowStride;
      const endRow = (image * inHeight + Math.min(inHeight, top + info.filterHeight)) * rowStride;
      for (let ox = 0; ox < outWidth; ox++) {
        const left = ox * info.strideWidth - padInfo.left;
        const first = Math.max(0, left) * channels;
        const end = Math.min(inWidth, left + info.filterWidth) * channels;
        for (let c = 0; c < channels; c++, position++) {
          let greatest = -Infinity;
          let pixel = -1;
          for (let row = firstRow + c; row < endRow; row += rowStride)
            for (let at = row + first; at < row + end; at += channels) {
              const value = input[at] ?? NaN;
              if (value > greatest) {
                greatest = value;
                pixel = at;
              }
            }
          // No pixel is greatest where all are NaN.
          if (pixel >= 0) dx[pixel] = (dx[pixel] ?? NaN) + (dy[position] ?? NaN);
        }
      }
    }
}
