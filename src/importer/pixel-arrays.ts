import { formatBytes } from './bytes.ts';
import { badFile } from './import-fault.ts';
import { type NumberArray, countRows, rowLength } from './number-array.ts';

/** Raw pixels are held once while a data set is made of them. */
const MAX_PIXEL_BYTES = 512 * 1024 * 1024;
const BLOCK_VALUES = 4 * 1024 * 1024;

type Shape = readonly [height: number, width: number, channels: number];

/** [height, width, channels] of an array [rows, h, w], [rows, h, w, 1|3|4] or [rows, 1|3, h, w]; null when it is none. */
export function shapeOfPixels(array: NumberArray): Shape | null {
  const [, a = 0, b = 0, c] = array.shape;
  if (array.shape.length === 3) return [a, b, 1];
  if (array.shape.length !== 4 || c === undefined) return null;
  if (c === 1 || c === 3) return [a, b, c];
  if (c === 4) return [a, b, 3];
  return a === 1 || a === 3 ? [b, c, a] : null;
}

/**
 * All arrays' pixels as bytes, [rows, height, width, channels]. Numbers from 0 to 1 are stretched to 0 to 255; opacity is
 * dropped; channels come last.
 */
export async function readArrayPixels(
  arrays: readonly NumberArray[],
  shape: Shape,
): Promise<Uint8Array<ArrayBuffer>> {
  const size = shape[0] * shape[1] * shape[2];
  const rows = arrays.reduce((sum, array) => sum + countRows(array), 0);
  if (rows * size > MAX_PIXEL_BYTES)
    throw badFile(
      `The pictures take ${formatBytes(rows * size)} as pixels, and the lab takes ${formatBytes(MAX_PIXEL_BYTES)} at once. Save a part of the rows, or smaller pictures.`,
    );
  const pixels = new Uint8Array(rows * size);
  let filled = 0;
  for (const array of arrays) {
    const scale = array.isByte ? 1 : await findScale(array);
    for await (const block of readBlocks(array)) {
      const { values, count } = block;
      writeBlock(pixels.subarray(filled, filled + count * size), values, count, array, shape, scale);
      filled += count * size;
    }
  }
  return pixels;
}

async function* readBlocks(array: NumberArray) {
  const step = Math.max(1, Math.floor(BLOCK_VALUES / Math.max(1, rowLength(array))));
  for (let from = 0; from < countRows(array); from += step) {
    const count = Math.min(step, countRows(array) - from);
    yield { values: await array.readRows(from, count), count };
  }
}

/** 255 for numbers from 0 to 1, 1 for numbers from 0 to 255. */
async function findScale(array: NumberArray): Promise<number> {
  let [min, max] = [Infinity, -Infinity];
  for await (const { values } of readBlocks(array))
    for (const value of values) {
      if (!(value >= min)) min = value;
      if (!(value <= max)) max = value;
    }
  if (min >= 0 && max <= 1) return 255;
  if (min >= 0 && max <= 255) return 1;
  throw badFile(
    `The array '${array.name}' has values from ${min} to ${max}; pixels go from 0 to 255, or from 0 to 1. Scale it, save it again, then choose it again.`,
  );
}

function writeBlock(
  target: Uint8Array,
  values: Uint8Array | Float64Array,
  count: number,
  array: NumberArray,
  [height, width, channels]: Shape,
  scale: number,
): void {
  const isFirst = array.shape.length === 4 && array.shape[3] !== channels && array.shape[3] !== 4;
  const stored = rowLength(array) / (height * width);
  const plane = height * width;
  if (!isFirst && stored === channels && scale === 1 && array.isByte) {
    target.set(values);
    return;
  }
  for (let row = 0; row < count; row++)
    for (let at = 0; at < plane; at++)
      for (let channel = 0; channel < channels; channel++) {
        const from = row * plane * stored + (isFirst ? channel * plane + at : at * stored + channel);
        target[(row * plane + at) * channels + channel] = Math.round((values[from] ?? NaN) * scale);
      }
}
