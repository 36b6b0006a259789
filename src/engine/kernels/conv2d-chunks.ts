import type * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { ConvInfo } from './conv-info.ts';
import { viewFloats } from './wasm-memory.ts';

/** 16 MB of patches at a time: more leaves the caches anyway and would double the memory of a run. */
const MAX_PATCH_VALUES = 4 * 2 ** 20;

/** A run of a batch's images, few enough that their patches fit. */
export interface Chunk {
  readonly first: number;
  readonly images: number;
  /** Output positions of these images: images · outHeight · outWidth. */
  readonly positions: number;
}

export function chunksOf(info: ConvInfo): Chunk[] {
  const positionsPerImage = info.outHeight * info.outWidth;
  const valuesPerImage = positionsPerImage * info.filterHeight * info.filterWidth * info.inChannels;
  const size = Math.max(1, Math.floor(MAX_PATCH_VALUES / Math.max(1, valuesPerImage)));
  const chunks: Chunk[] = [];
  for (let first = 0; first < info.batchSize; first += size) {
    const images = Math.min(size, info.batchSize - first);
    chunks.push({ first, images, positions: images * positionsPerImage });
  }
  return chunks;
}

/** dy's rows of these images, copied: [positions, outChannels]. */
export function copyChunk(wasm: BackendWasm, dy: tf.TensorInfo, chunk: Chunk, info: ConvInfo): tf.TensorInfo {
  const part = wasm.makeOutput([chunk.positions, info.outChannels], 'float32');
  const from = chunk.first * info.outHeight * info.outWidth * info.outChannels;
  const values = viewFloats(wasm, dy).subarray(from, from + chunk.positions * info.outChannels);
  viewFloats(wasm, part).set(values);
  return part;
}
