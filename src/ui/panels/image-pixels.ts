/** [height, width, channels] */
export type ImageShape = readonly [number, number, number];

/** One image as canvas pixels; one channel becomes grey, a fourth is taken as opacity. */
export function readImage(pixels: Uint8Array, index: number, shape: ImageShape): ImageData {
  const [height, width, channels] = shape;
  const image = new ImageData(width, height);
  const size = height * width;
  const start = index * size * channels;
  for (let i = 0; i < size; i++) {
    const from = start + i * channels;
    const red = pixels[from] ?? 0;
    image.data[i * 4] = red;
    image.data[i * 4 + 1] = channels === 1 ? red : (pixels[from + 1] ?? 0);
    image.data[i * 4 + 2] = channels === 1 ? red : (pixels[from + 2] ?? 0);
    image.data[i * 4 + 3] = channels === 4 ? (pixels[from + 3] ?? 255) : 255;
  }
  return image;
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
