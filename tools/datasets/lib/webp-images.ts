import sharp from 'sharp';
import type { Baseline } from '#core/dataset.ts';
import { colourBaselines } from './colour-histograms.ts';
import { type Images, pixelBaselines } from './image-rows.ts';
import { decodeSprite, encodeSprite } from './sprite.ts';
import { greyThumbnails } from './thumbnails.ts';

type Shape = readonly [number, number, number];

/** How a colour set is packed. */
export interface WebpOptions {
  readonly rowsPerShard: number;
  readonly quality: number;
}

/** The images as learners will get them: through the same sprites and back. */
export async function asDecoded(images: Images, shape: Shape, options: WebpOptions): Promise<Images> {
  const size = shape[0] * shape[1] * shape[2];
  const pixels = new Uint8Array(images.pixels.length);
  for (let from = 0; from < images.count; from += options.rowsPerShard) {
    const to = Math.min(images.count, from + options.rowsPerShard);
    const sprite = await encodeSprite(images.pixels.subarray(from * size, to * size), shape, options.quality);
    pixels.set(await decodeSprite(sprite, to - from, shape), from * size);
  }
  return { ...images, pixels };
}

/** Class shares, softmax regression on 28 × 28 grey thumbnails, and on colour histograms; of decoded images. A few hundred images need more epochs for as many steps. */
export function colourImageBaselines(
  train: Images,
  heldOut: Images,
  shape: Shape,
  {
    classes,
    seed,
    epochs = 30,
  }: { readonly classes: number; readonly seed: number; readonly epochs?: number },
): Baseline[] {
  const shrink = (images: Images): Images => ({ ...images, pixels: greyThumbnails(images.pixels, shape) });
  const thumbnails = pixelBaselines(shrink(train), shrink(heldOut), { classes, seed, epochs });
  return [
    ...thumbnails.map((baseline) =>
      baseline.id === 'softmax-regression'
        ? { ...baseline, title: 'Softmax regression on the pixels, shrunk to 28 × 28 grey' }
        : baseline,
    ),
    ...colourBaselines(train, heldOut, classes, seed),
  ];
}

/** For the manifest's `tools`: what the packed bytes depend on. */
export function webpTools(): string {
  return `sharp ${sharp.versions.sharp} with libwebp ${sharp.versions.webp ?? 'unknown'}`;
}
