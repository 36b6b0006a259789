/** Kind and size of an encoded picture, read from its first bytes; null when it is none of the known. */
export interface ImageSize {
  readonly format: 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp';
  readonly width: number;
  readonly height: number;
}

/** Enough of a JPEG to find its frame behind most cameras' thumbnails. */
export const IMAGE_HEAD_BYTES = 65_536;

export function readImageSize(head: Uint8Array<ArrayBuffer>): ImageSize | null {
  if (head.length < 26) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const tag = String.fromCharCode(...head.subarray(0, 4));
  if (tag === '\x89PNG') return { format: 'png', width: view.getUint32(16), height: view.getUint32(20) };
  if (tag === 'GIF8')
    return { format: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (tag.startsWith('BM') && view.getUint32(14, true) >= 12)
    return {
      format: 'bmp',
      width: Math.abs(view.getInt32(18, true)),
      height: Math.abs(view.getInt32(22, true)),
    };
  if (tag === 'RIFF' && String.fromCharCode(...head.subarray(8, 12)) === 'WEBP') return readWebp(head, view);
  return head[0] === 0xff && head[1] === 0xd8 ? readJpeg(view) : null;
}

function readWebp(head: Uint8Array, view: DataView): ImageSize | null {
  const chunk = String.fromCharCode(...head.subarray(12, 16));
  if (head.length < 30) return null;
  if (chunk === 'VP8 ')
    return {
      format: 'webp',
      width: view.getUint16(26, true) & 0x3fff,
      height: view.getUint16(28, true) & 0x3fff,
    };
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { format: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  if (chunk !== 'VP8X') return null;
  const size = (at: number): number => 1 + view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  return { format: 'webp', width: size(24), height: size(27) };
}

/** Walks the segments to the frame header (SOF0 to SOF15 without DHT, JPG, DAC). */
function readJpeg(view: DataView): ImageSize | null {
  for (let at = 2; at + 9 <= view.byteLength && view.getUint8(at) === 0xff;) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { format: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  // The frame lies behind what was read; the picture may still be good.
  return { format: 'jpeg', width: 0, height: 0 };
}
