import * as tf from '@tensorflow/tfjs';
import { bridgeToCpu } from './cpu-bridge.ts';
import { addressOf } from './native/address.ts';
import { findNativeKernels } from './native/native-kernels.ts';
import { asWasm, placeInWasm, requireInput, viewFloats, viewIntegers } from './wasm-memory.ts';

const onCpu = bridgeToCpu(tf.UnsortedSegmentSum);

/**
 * UnsortedSegmentSum, the gradient of gather and so of embedding layers, by one scatter-add.
 * x: [ids, ...inner] float32, segmentIds: [ids] int32 -> [numSegments, ...inner]; ids outside are left out.
 */
export const segmentSum: tf.KernelFunc = (args) => {
  const x = requireInput(args.inputs, 'x');
  const segmentIds = requireInput(args.inputs, 'segmentIds');
  if (x.dtype !== 'float32' || segmentIds.dtype !== 'int32' || segmentIds.shape.length !== 1)
    return onCpu(args);
  const wasm = asWasm(args.backend);
  const numSegments = Number(args.attrs?.numSegments);
  const inner = x.shape.slice(1);
  const width = tf.util.sizeFromShape(inner);
  placeInWasm(wasm, [x, segmentIds]);
  const out = wasm.makeOutput([numSegments, ...inner], 'float32');
  const native = findNativeKernels(wasm);
  const [count = 0] = segmentIds.shape;
  if (native !== null)
    native.segment_sum(addressOf(wasm, x), addressOf(wasm, segmentIds), addressOf(wasm, out), count, numSegments, width); // prettier-ignore
  else scatterAdd(viewFloats(wasm, out), viewFloats(wasm, x), viewIntegers(wasm, segmentIds), width);
  return out;
};

function scatterAdd(sums: Float32Array, rows: Float32Array, ids: Int32Array, width: number): void {
  sums.fill(0);
  for (const [row, id] of ids.entries()) {
    const to = id * width;
    if (id < 0 || to >= sums.length) continue;
    const from = row * width;
    for (let i = 0; i < width; i++) sums[to + i] = (sums[to + i] ?? 0) + (rows[from + i] ?? 0);
  }
}
