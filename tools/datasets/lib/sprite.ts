import sharp from 'sharp';

type Shape = readonly [number, number, number];

/** Tiles in a row of a sprite of `count` images. */
export function spriteColumns(count: number): number {
  return Math.ceil(Math.sqrt(count));
}

/**
 * Packs uint8 images [count, height, width, channels] (1 or 3 channels) as tiles of one WebP picture, row by row. Unused
 * tiles are black. `quality` as libwebp counts it.
 */
export async function encodeSprite(
  pixels: Uint8Array,
  shape: Shape,
  quality: number | 'lossless',
): Promise<Uint8Array> {
  const [height, width, channels] = shape;
  const size = height * width * channels;
  const count = pixels.length / size;
  const columns = spriteColumns(count);
  const sheet = Buffer.alloc(columns * Math.ceil(count / columns) * size);
  for (let tile = 0; tile < count; tile++)
    for (let y = 0; y < height; y++) {
      const from = tile * size + y * width * channels;
      sheet.set(pixels.subarray(from, from + width * channels), sheetOffset(tile, y, columns, shape));
    }
  const raw = {
    width: columns * width,
    height: Math.ceil(count / columns) * height,
    channels: asChannels(channels),
  };
  const options =
    quality === 'lossless' ? { lossless: true, effort: 6 } : { quality, effort: 6, smartSubsample: true };
  return new Uint8Array(await sharp(sheet, { raw }).webp(options).toBuffer());
}

/** The first `count` images of a sprite, uint8 [count, height, width, channels]. */
export async function decodeSprite(
  bytes: Uint8Array,
  count: number,
  shape: Shape,
): Promise<Uint8Array<ArrayBuffer>> {
  const [height, width, channels] = shape;
  const image = sharp(bytes)
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .removeAlpha();
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const columns = spriteColumns(count);
  if (info.width !== columns * width || info.channels !== channels)
    throw new Error(
      `the sprite is ${info.width} wide with ${info.channels} channels, not ${columns} tiles of ${width}`,
    );
  const pixels = new Uint8Array(count * height * width * channels);
  for (let tile = 0; tile < count; tile++)
    for (let y = 0; y < height; y++) {
      const from = sheetOffset(tile, y, columns, shape);
      pixels.set(data.subarray(from, from + width * channels), (tile * height + y) * width * channels);
    }
  return pixels;
}

/** Where line `y` of a tile begins in the sheet's bytes. */
function sheetOffset(tile: number, y: number, columns: number, [height, width, channels]: Shape): number {
  const line = Math.floor(tile / columns) * height + y;
  return (line * columns + (tile % columns)) * width * channels;
}

function asChannels(channels: number): 1 | 3 {
  if (channels === 1 || channels === 3) return channels;
  throw new Error(`images have 1 or 3 channels, not ${channels}`);
}
