import { badFile } from './import-fault.ts';
import { IMAGE_HEAD_BYTES, readImageSize } from './image-size.ts';
import type { DecodePicture } from './write-images.ts';

/** A picture may claim any size in a few bytes; decoding takes four bytes a pixel. */
const MAX_PIXELS = 60_000_000;

/**
 * A decoder on a canvas of this worker; made once, since a canvas a picture would cost more than the decoding.
 * Decoding throws an ImportFault where this browser gives workers no canvas, or alters what a canvas gives back.
 */
export function createPictureDecoder(): DecodePicture {
  let made: OffscreenCanvasRenderingContext2D | null = null;
  return async (picture, [height, width], channels) => {
    const context = (made ??= createContext());
    const { canvas } = context;
    const head = new Uint8Array(await picture.slice(0, IMAGE_HEAD_BYTES).arrayBuffer());
    const size = readImageSize(head);
    if (size !== null && size.width * size.height > MAX_PIXELS) return null;
    const bitmap = await createImageBitmap(picture).catch(() => null);
    if (bitmap === null) return null;
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    const scale = Math.min(bitmap.width / width, bitmap.height / height);
    const [cropWidth, cropHeight] = [width * scale, height * scale];
    context.imageSmoothingQuality = 'high';
    // What shows through is white, as on paper.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    const [left, top] = [(bitmap.width - cropWidth) / 2, (bitmap.height - cropHeight) / 2];
    context.drawImage(bitmap, left, top, cropWidth, cropHeight, 0, 0, width, height);
    bitmap.close();
    return takeChannels(context.getImageData(0, 0, width, height).data, channels);
  };
}

const NO_CANVAS =
  'The pictures cannot be read here: this browser gives workers no canvas (OffscreenCanvas), by a setting or an extension. Allow it for this page, or import them in another browser.';
const FALSE_COLOURS =
  'The pictures cannot be read truly: this browser alters the pixels that a page reads back, to guard against fingerprinting. Allow canvas data for this page, then import again.';

/** Some privacy settings add noise to what a canvas gives back; a learner would train on it unawares. */
function readsTrueColours(context: OffscreenCanvasRenderingContext2D): boolean {
  context.fillStyle = '#25a35c';
  context.fillRect(0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1).data.join() === '37,163,92,255';
}

function createContext(): OffscreenCanvasRenderingContext2D {
  if (typeof OffscreenCanvas === 'undefined') throw badFile(NO_CANVAS);
  // Reading back is all that is done with it.
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (context === null) throw badFile(NO_CANVAS);
  if (!readsTrueColours(context)) throw badFile(FALSE_COLOURS);
  return context;
}

/** [pixels, 4] to [pixels, channels]; grey by ITU-R BT.601. */
function takeChannels(rgba: Uint8ClampedArray, channels: 1 | 3): Uint8Array {
  const pixels = rgba.length / 4;
  const result = new Uint8Array(pixels * channels);
  for (let at = 0; at < pixels; at++) {
    const [r = 0, g = 0, b = 0] = [rgba[4 * at], rgba[4 * at + 1], rgba[4 * at + 2]];
    if (channels === 1) result[at] = Math.round(0.299 * r + 0.587 * g + 0.114 * b);
    else result.set([r, g, b], 3 * at);
  }
  return result;
}
