/** [height, width, channels] */
export type ImageShape = readonly [number, number, number];

const OPAQUE = 0xff000000;

/** One image as canvas pixels; one channel becomes grey, a fourth is taken as opacity. */
export function readImage(pixels: Uint8Array, index: number, shape: ImageShape): ImageData {
  const image = new ImageData(shape[1], shape[0]);
  paintImage(image, pixels, index, shape);
  return image;
}

/** As `readImage`, into a picture of the image's size: thousands of images can share one. */
export function paintImage(target: ImageData, pixels: Uint8Array, index: number, shape: ImageShape): void {
  const [height, width, channels] = shape;
  // One write a pixel; browsers run on little-endian machines, so red is the lowest byte.
  const out = new Uint32Array(target.data.buffer);
  const size = height * width;
  let from = index * size * channels;
  for (let i = 0; i < size; i++, from += channels) {
    const red = pixels[from] ?? 0;
    if (channels === 1) {
      out[i] = OPAQUE | (red * 0x010101);
      continue;
    }
    const opacity = channels === 4 ? (pixels[from + 3] ?? 255) << 24 : OPAQUE;
    out[i] = opacity | ((pixels[from + 2] ?? 0) << 16) | ((pixels[from + 1] ?? 0) << 8) | red;
  }
}

/** The mean of some images, [height, width, channels] as bytes; black when there are none. */
export function meanImage(
  pixels: Uint8Array,
  indices: readonly number[],
  shape: ImageShape,
): Uint8Array<ArrayBuffer> {
  const size = shape[0] * shape[1] * shape[2];
  const sums = new Float64Array(size);
  for (const index of indices) {
    const start = index * size;
    for (let i = 0; i < size; i++) sums[i] = (sums[i] ?? 0) + (pixels[start + i] ?? 0);
  }
  return Uint8Array.from(sums, (sum) => Math.round(sum / Math.max(1, indices.length)));
}

/** Row numbers by label. */
export function indicesByLabel(labels: Uint8Array, classes: number): number[][] {
  const indices = Array.from({ length: classes }, (): number[] => []);
  labels.forEach((label, index) => indices[label]?.push(index));
  return indices;
}

/** Least, mean and greatest value of each channel of one image. */
export function describeChannels(
  pixels: Uint8Array,
  index: number,
  shape: ImageShape,
): { readonly least: number; readonly mean: number; readonly greatest: number }[] {
  const [height, width, channels] = shape;
  const size = height * width;
  return Array.from({ length: channels }, (_, channel) => {
    let least = 255;
    let greatest = 0;
    let sum = 0;
    for (let i = 0; i < size; i++) {
      const value = pixels[(index * size + i) * channels + channel] ?? 0;
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
      sum += value;
    }
    return { least, mean: sum / size, greatest };
  });
}
