import sharp from 'sharp';
import { type RandomStream, createRandom } from '#core/random.ts';
import { drawSoftBackground } from '../lib/soft-background.ts';

/** Pixels with less cover than this, of 255, do not count as part of the stamp. */
const VISIBLE = 16;
const RGBA = 4;

interface Picture {
  readonly width: number;
  readonly height: number;
  /** [height, width, 4] */
  readonly data: Uint8Array;
}

/**
 * One stamp on a soft background: uint8 [size, size, 3]. Size, place, sharpness and background come from `seed` alone. Stamps of
 * fruit have 50 to 70 pixels, those of animals 200; all are first shrunk to a number of pixels drawn for the picture, so that
 * sharpness tells little of the class.
 */
export async function composeStamp(path: string, size: number, seed: number): Promise<Uint8Array> {
  const random = createRandom(seed);
  const background = drawSoftBackground(size, random);
  const sharpness = between(random, 55, 110);
  const extent = size * between(random, 0.62, 0.95);
  const stamp = await resize(await shrink(await cropToVisible(path), sharpness), extent);
  const left = Math.round((size - stamp.width) * random());
  const top = Math.round((size - stamp.height) * random());
  blend(background, size, stamp, left, top);
  return background;
}

async function cropToVisible(path: string): Promise<Picture> {
  const { data, info } = await sharp(path)
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const columns: number[] = [];
  const rows: number[] = [];
  for (let y = 0; y < info.height; y++)
    for (let x = 0; x < info.width; x++)
      if ((data[(y * info.width + x) * RGBA + 3] ?? 0) >= VISIBLE) {
        columns.push(x);
        rows.push(y);
      }
  if (rows.length === 0) throw new Error(`${path} shows nothing`);
  const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b));
  const [left, top] = [least(columns), least(rows)];
  const cropped = await sharp(data, {
    raw: { width: info.width, height: info.height, channels: RGBA },
  })
    .extract({ left, top, width: most(columns) - left + 1, height: most(rows) - top + 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return asPicture(cropped);
}

/** So that the longer side has `pixels`, never larger than it is. */
async function shrink(picture: Picture, pixels: number): Promise<Picture> {
  return Math.max(picture.width, picture.height) <= pixels ? picture : resize(picture, pixels);
}

async function resize(picture: Picture, pixels: number): Promise<Picture> {
  const scale = pixels / Math.max(picture.width, picture.height);
  const { width, height, data } = picture;
  const resized = await sharp(data, { raw: { width, height, channels: RGBA } })
    .resize(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)), {
      fit: 'fill',
      kernel: 'cubic',
    })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return asPicture(resized);
}

function asPicture({
  data,
  info,
}: {
  data: Buffer;
  info: { readonly width: number; readonly height: number };
}): Picture {
  return { width: info.width, height: info.height, data };
}

function blend(target: Uint8Array, size: number, stamp: Picture, left: number, top: number): void {
  for (let y = 0; y < stamp.height; y++)
    for (let x = 0; x < stamp.width; x++) {
      const from = (y * stamp.width + x) * RGBA;
      const to = ((top + y) * size + left + x) * 3;
      const cover = (stamp.data[from + 3] ?? 0) / 255;
      for (let channel = 0; channel < 3; channel++) {
        const below = target[to + channel] ?? 0;
        target[to + channel] = Math.round(below + ((stamp.data[from + channel] ?? 0) - below) * cover);
      }
    }
}

function between(random: RandomStream, from: number, to: number): number {
  return from + random() * (to - from);
}
