const SIDE = 28;

/**
 * Small grey copies by area averaging, for `indexImages`: pixels [count, height, width, channels] become [count, 28, 28].
 * Grey is luma (ITU-R BT.601). Averaging only brings images closer, so no near-duplicate is lost by it.
 */
export function greyThumbnails(
  pixels: Uint8Array,
  [height, width, channels]: readonly [number, number, number],
): Uint8Array<ArrayBuffer> {
  const size = height * width * channels;
  const count = pixels.length / size;
  const rows = cellShares(height);
  const columns = cellShares(width);
  const result = new Uint8Array(count * SIDE * SIDE);
  const narrow = new Float32Array(height * SIDE);
  for (let image = 0; image < count; image++) {
    const grey = toGrey(pixels.subarray(image * size, (image + 1) * size), channels);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < SIDE; x++) narrow[y * SIDE + x] = averageCell(grey, columns, x, y * width, 1);
    for (let y = 0; y < SIDE; y++)
      for (let x = 0; x < SIDE; x++)
        result[(image * SIDE + y) * SIDE + x] = Math.round(averageCell(narrow, rows, y, x, SIDE));
  }
  return result;
}

/** For each of 28 cells along an axis: the first pixel that it covers, and which share of the cell each covered pixel fills. */
interface CellShares {
  readonly first: Int32Array;
  /** [28, taps] */
  readonly shares: Float32Array;
  readonly taps: number;
}

function cellShares(length: number): CellShares {
  const cell = length / SIDE;
  const taps = Math.ceil(cell) + 1;
  const first = Int32Array.from({ length: SIDE }, (_, index) => Math.floor(index * cell));
  const shares = Float32Array.from({ length: SIDE * taps }, (_, at) => {
    const index = Math.floor(at / taps);
    const pixel = Math.floor(index * cell) + (at % taps);
    return Math.max(0, Math.min((index + 1) * cell, pixel + 1) - Math.max(index * cell, pixel)) / cell;
  });
  return { first, shares, taps };
}

function averageCell(
  values: Float32Array | Uint8Array,
  { first, shares, taps }: CellShares,
  cell: number,
  offset: number,
  stride: number,
): number {
  let sum = 0;
  const start = first[cell] ?? 0;
  for (let tap = 0; tap < taps; tap++) {
    const share = shares[cell * taps + tap] ?? 0;
    if (share > 0) sum += share * (values[offset + (start + tap) * stride] ?? NaN);
  }
  return sum;
}

function toGrey(image: Uint8Array, channels: number): Float32Array | Uint8Array {
  if (channels === 1) return image;
  const grey = new Float32Array(image.length / channels);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel++, at += channels)
    grey[pixel] = 0.299 * (image[at] ?? 0) + 0.587 * (image[at + 1] ?? 0) + 0.114 * (image[at + 2] ?? 0);
  return grey;
}
