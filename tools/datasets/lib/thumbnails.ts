const SIDE = 28;

/**
 * Small grey copies by area averaging, for `indexImages`: pixels [count, height, width, channels] become [count, 28, 28].
 * Grey is luma (ITU-R BT.601). Averaging only brings images closer, so no near-duplicate is lost by it.
 */
export function greyThumbnails(
  pixels: Uint8Array,
  [height, width, channels]: readonly [number, number, number],
): Uint8Array {
  const size = height * width * channels;
  const count = pixels.length / size;
  const rows = overlaps(height);
  const columns = overlaps(width);
  const result = new Uint8Array(count * SIDE * SIDE);
  for (let image = 0; image < count; image++) {
    const grey = toGrey(pixels.subarray(image * size, (image + 1) * size), channels);
    rows.forEach((rowShares, y) =>
      columns.forEach((columnShares, x) => {
        let sum = 0;
        for (const [row, rowShare] of rowShares)
          for (const [column, columnShare] of columnShares)
            sum += rowShare * columnShare * (grey[row * width + column] ?? 0);
        result[(image * SIDE + y) * SIDE + x] = Math.round(sum);
      }),
    );
  }
  return result;
}

/** For each of 28 cells along an axis: which of `length` pixels it covers, and by which share of the cell. */
function overlaps(length: number): (readonly [number, number])[][] {
  const cell = length / SIDE;
  return Array.from({ length: SIDE }, (_, index) => {
    const from = index * cell;
    const to = from + cell;
    const shares: [number, number][] = [];
    for (let pixel = Math.floor(from); pixel < Math.min(length, Math.ceil(to)); pixel++)
      shares.push([pixel, (Math.min(to, pixel + 1) - Math.max(from, pixel)) / cell]);
    return shares;
  });
}

function toGrey(image: Uint8Array, channels: number): Float32Array | Uint8Array {
  if (channels === 1) return image;
  return Float32Array.from({ length: image.length / channels }, (_, pixel) => {
    const at = pixel * channels;
    return 0.299 * (image[at] ?? 0) + 0.587 * (image[at + 1] ?? 0) + 0.114 * (image[at + 2] ?? 0);
  });
}
