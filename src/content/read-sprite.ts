import { type Result, fail, ok } from '#core/result.ts';

/** A WebP sprite: images as tiles, row by row, in ceil(sqrt(count)) columns. */
export interface Sprite {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly count: number;
  /** [height, width, channels] of one image. */
  readonly shape: readonly [number, number, number];
}

/** A sprite's images, uint8 [count, height, width, channels]. The error is a clause: what is wrong with the file. */
export async function readSprite({
  bytes,
  count,
  shape: [height, width, channels],
}: Sprite): Promise<Result<Uint8Array<ArrayBuffer>, string>> {
  if (typeof OffscreenCanvas === 'undefined') return fail(NO_CANVAS);
  const columns = Math.ceil(Math.sqrt(count));
  const lines = Math.ceil(count / columns);
  const blob = new Blob([bytes], { type: 'image/webp' });
  // Without any conversion: the pixels are data, not a picture for this screen.
  const bitmap = await createImageBitmap(blob, {
    colorSpaceConversion: 'none',
    premultiplyAlpha: 'none',
  }).catch(() => null);
  if (bitmap === null) return fail('is not a WebP picture that this browser can read');
  try {
    if (bitmap.width !== columns * width || bitmap.height !== lines * height)
      return fail(
        `is a picture of ${bitmap.width} × ${bitmap.height}, not of ${columns * width} × ${lines * height}`,
      );
    const context = new OffscreenCanvas(bitmap.width, height).getContext('2d', { willReadFrequently: true });
    if (context === null || !readsTrueColours(context)) return fail(FALSE_COLOURS);
    const pixels = new Uint8Array(count * height * width * channels);
    for (let line = 0; line < lines; line++) {
      context.drawImage(bitmap, 0, -line * height);
      const { data } = context.getImageData(0, 0, bitmap.width, height);
      const tiles = Math.min(columns, count - line * columns);
      for (let tile = 0; tile < tiles; tile++)
        copyTile(data, bitmap.width, tile * width, pixels, line * columns + tile, [height, width, channels]);
    }
    return ok(pixels);
  } finally {
    bitmap.close();
  }
}

const NO_CANVAS =
  'cannot be read here: this browser gives workers no canvas (OffscreenCanvas), by a setting or an extension; allow it for this page, or open the lab in another browser';
const FALSE_COLOURS =
  'cannot be read truly: this browser alters the pixels that a page reads back, to guard against fingerprinting; allow canvas data for this page and load again';

/** Some privacy settings add noise to what a canvas gives back; a learner would train on it unawares. */
function readsTrueColours(context: OffscreenCanvasRenderingContext2D): boolean {
  const probe = new ImageData(16, 1);
  for (let i = 0; i < probe.data.length; i++) probe.data[i] = i % 4 === 3 ? 255 : (i * 37) % 256;
  context.putImageData(probe, 0, 0);
  const back = context.getImageData(0, 0, 16, 1).data;
  return probe.data.every((value, i) => back[i] === value);
}

/** RGBA to `channels`: the first is kept of grey, three of colour. */
function copyTile(
  data: Uint8ClampedArray,
  lineWidth: number,
  left: number,
  pixels: Uint8Array,
  image: number,
  [height, width, channels]: readonly [number, number, number],
): void {
  let to = image * height * width * channels;
  for (let y = 0; y < height; y++) {
    let from = (y * lineWidth + left) * 4;
    for (let x = 0; x < width; x++, from += 4)
      for (let channel = 0; channel < channels; channel++) pixels[to++] = data[from + channel] ?? 0;
  }
}
