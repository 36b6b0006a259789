import type { RandomStream } from '#core/random.ts';
import type { ImageShape } from '#ui/panels/image-pixels.ts';

/** How far a random change may go. All but flips lie symmetrically around no change. */
export interface AugmentLimits {
  /** Mirrored left to right in half of the cases. */
  readonly flip: boolean;
  /** Upside down in half of the cases. */
  readonly flipVertically: boolean;
  /** Degrees. */
  readonly rotate: number;
  /** Share of the side, 0 to 1. */
  readonly shift: number;
  /** Share, 0 to below 1: 0.2 scales by 0.8 to 1.2. */
  readonly zoom: number;
  /** Share of the full range, added to every pixel. */
  readonly brightness: number;
  /** What shows where the image was: black, or its edge drawn out; as in `tf.image.transform`. */
  readonly fill: 'constant' | 'nearest';
}

/** One random change. */
export interface Augmentation {
  /** As `tf.image.transform` takes it: from a place of the result to a place of the image. */
  readonly matrix: readonly [number, number, number, number, number, number, 0, 0];
  /** Added to pixels in 0…1. */
  readonly brightness: number;
}

export function drawAugmentation(
  random: RandomStream,
  limits: AugmentLimits,
  shape: ImageShape,
): Augmentation {
  const within = (limit: number): number => (2 * random() - 1) * limit;
  const [height, width] = shape;
  const angle = (within(limits.rotate) * Math.PI) / 180;
  const scale = 1 + within(limits.zoom);
  const mirrored = limits.flip && random() < 0.5 ? -1 : 1;
  const turned = limits.flipVertically && random() < 0.5 ? -1 : 1;
  // The image turns about its middle, then moves.
  const toX = (width - 1) / 2 + within(limits.shift) * width;
  const toY = (height - 1) / 2 + within(limits.shift) * height;
  const xx = (mirrored * Math.cos(angle)) / scale;
  const xy = (mirrored * Math.sin(angle)) / scale;
  const yx = (turned * -Math.sin(angle)) / scale;
  const yy = (turned * Math.cos(angle)) / scale;
  return {
    matrix: [
      xx,
      xy,
      (width - 1) / 2 - xx * toX - xy * toY,
      yx,
      yy,
      (height - 1) / 2 - yx * toX - yy * toY,
      0,
      0,
    ],
    brightness: within(limits.brightness),
  };
}

/** The image ([height, width, channels], bytes) after the change, by bilinear interpolation as in `tf.image.transform`. */
export function augmentImage(
  image: Uint8Array,
  shape: ImageShape,
  { matrix, brightness }: Augmentation,
  fill: AugmentLimits['fill'],
): Uint8Array<ArrayBuffer> {
  const [height, width, channels] = shape;
  const [xx, xy, x0, yx, yy, y0] = matrix;
  const result = new Uint8Array(image.length);
  const read = (x: number, y: number, channel: number): number =>
    x < 0 || y < 0 || x >= width || y >= height ? 0 : (image[(y * width + x) * channels + channel] ?? 0);
  for (let outY = 0; outY < height; outY++)
    for (let outX = 0; outX < width; outX++) {
      const x = mapPlace(xx * outX + xy * outY + x0, width, fill);
      const y = mapPlace(yx * outX + yy * outY + y0, height, fill);
      const left = Math.floor(x);
      const top = Math.floor(y);
      const right = x - left;
      const low = y - top;
      for (let channel = 0; channel < channels; channel++) {
        const above = (1 - right) * read(left, top, channel) + right * read(left + 1, top, channel);
        const below = (1 - right) * read(left, top + 1, channel) + right * read(left + 1, top + 1, channel);
        const value = (1 - low) * above + low * below + brightness * 255;
        result[(outY * width + outX) * channels + channel] = Math.min(255, Math.max(0, Math.round(value)));
      }
    }
  return result;
}

function mapPlace(place: number, length: number, fill: AugmentLimits['fill']): number {
  return fill === 'nearest' ? Math.min(length - 1, Math.max(0, place)) : place;
}
