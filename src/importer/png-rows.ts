import { type InputFile, createSequentialReader, readBytes } from './bytes.ts';
import { badFile } from './import-fault.ts';

export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Values a pixel: 1 grey, 2 grey and alpha, 3 colours, 4 colours and alpha. */
  readonly channels: number;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const CHANNELS = new Map([
  [0, 1],
  [2, 3],
  [4, 2],
  [6, 4],
]);

export function isPng(head: Uint8Array): boolean {
  return SIGNATURE.every((byte, at) => head[at] === byte);
}

/** Size and channels of a PNG with 8 bits a channel, neither interlaced nor with a palette; else null. */
export async function readPngHeader(blob: Blob): Promise<PngHeader | null> {
  const head = await readBytes(blob, 0, 33);
  if (!isPng(head) || head.length < 33) return null;
  const view = new DataView(head.buffer);
  const channels = CHANNELS.get(head[25] ?? -1);
  if (channels === undefined || head[24] !== 8 || head[28] !== 0) return null;
  return { width: view.getUint32(16), height: view.getUint32(20), channels };
}

/**
 * The rows of a PNG, top to bottom, as stored: a sprite with one picture a row is read without a canvas, which would take
 * four times the memory, end at 65,535 rows, and pass the values through colour management.
 * (W3C PNG, 3rd edition, sections 7 and 9.)
 */
export async function* readPngRows(
  { path, blob }: InputFile,
  { width, height, channels }: PngHeader,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const packed = await collectData(path, blob);
  const reader = packed.stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  const rowBytes = width * channels;
  const broken = () =>
    badFile(
      `${path} is damaged: its picture data ends early or is not as packed. Fetch or copy the file again, then choose it again.`,
    );
  const chunks: AsyncIterator<Uint8Array<ArrayBuffer>, unknown> = {
    next: async () => {
      const chunk = await reader.read().catch(() => null);
      if (chunk === null) throw broken();
      return chunk.done ? { done: true, value: undefined } : { done: false, value: chunk.value };
    },
  };
  const source = createSequentialReader(chunks);
  let above = new Uint8Array(rowBytes);
  try {
    for (let y = 0; y < height; y++) {
      const line = await source.read(rowBytes + 1);
      if (line === null || line === 'short') throw broken();
      const row = line.subarray(1);
      if (!unfilter(line[0] ?? 0, row, above, channels)) throw broken();
      yield row;
      above = row;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The data of all IDAT chunks, as one blob of slices: nothing is copied. */
async function collectData(path: string, blob: Blob): Promise<Blob> {
  const pieces: Blob[] = [];
  for (let at = 8; at + 12 <= blob.size;) {
    const head = await readBytes(blob, at, at + 8);
    const length = new DataView(head.buffer).getUint32(0);
    const type = String.fromCharCode(...head.subarray(4));
    if (at + 12 + length > blob.size) break;
    if (type === 'IDAT') pieces.push(blob.slice(at + 8, at + 8 + length));
    if (type === 'IEND') return new Blob(pieces);
    at += 12 + length;
  }
  throw badFile(
    `${path} is cut short: the picture's end is missing. Fetch or copy the file again, then choose it again.`,
  );
}

/** Undoes a row's filter in place; false for an unknown filter. */
function unfilter(filter: number, row: Uint8Array, above: Uint8Array, bpp: number): boolean {
  switch (filter) {
    case 0:
      return true;
    case 1:
      for (let i = bpp; i < row.length; i++) row[i] = (row[i] ?? 0) + (row[i - bpp] ?? 0);
      return true;
    case 2:
      for (let i = 0; i < row.length; i++) row[i] = (row[i] ?? 0) + (above[i] ?? 0);
      return true;
    case 3:
      for (let i = 0; i < row.length; i++)
        row[i] = (row[i] ?? 0) + (((i < bpp ? 0 : (row[i - bpp] ?? 0)) + (above[i] ?? 0)) >> 1);
      return true;
    case 4:
      for (let i = 0; i < row.length; i++) {
        const left = i < bpp ? 0 : (row[i - bpp] ?? 0);
        row[i] = (row[i] ?? 0) + paeth(left, above[i] ?? 0, i < bpp ? 0 : (above[i - bpp] ?? 0));
      }
      return true;
    default:
      return false;
  }
}

function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft;
  const [toLeft, toUp, toUpLeft] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - upLeft)];
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}
