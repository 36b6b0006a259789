import * as tf from '@tensorflow/tfjs';
import { type BlockInput, readBlocks } from '#engine/convolution/blocks.ts';

/** A tensor of at least two axes as [lines, columns, channels]. */
export interface PictureView {
  readonly lines: number;
  readonly columns: number;
  readonly channels: number;
}

/** Null for tensors with no values, or with fewer axes. */
export function viewPictures(shape: readonly number[]): PictureView | null {
  const [channels, columns, ...rest] = shape.toReversed();
  if (channels === undefined || columns === undefined || tf.util.sizeFromShape([...shape]) === 0) return null;
  return { lines: tf.util.sizeFromShape(rest), columns, channels };
}

/** The tensor in blocks; null for what has no float32 texture. */
export function readPictures(
  backend: tf.MathBackendWebGL,
  name: string,
  tensor: tf.TensorInfo,
  { columns, channels }: PictureView,
): BlockInput | null {
  return readBlocks(backend, name, tensor, columns, channels);
}
