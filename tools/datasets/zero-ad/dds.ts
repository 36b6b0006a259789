/** A picture, [height, width, 4] RGBA. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

const HEADER = 128;
const BLOCK_BYTES: Readonly<Record<string, number>> = { DXT1: 8, DXT5: 16 };

/**
 * Decodes a DDS with DXT1 or DXT5 blocks: of its mipmaps the largest whose sides are at most `maxSide` (Microsoft,
 * 'Programming Guide for DDS' and 'Block Compression').
 */
export function decodeDds(bytes: Buffer, maxSide: number): Picture {
  if (bytes.toString('latin1', 0, 4) !== 'DDS ') throw new Error('not a DDS picture');
  let height = bytes.readUInt32LE(12);
  let width = bytes.readUInt32LE(16);
  const mipmaps = Math.max(1, bytes.readUInt32LE(28));
  const format = bytes.toString('latin1', 84, 88);
  let at = HEADER;
  for (let level = 1; level < mipmaps && Math.max(width, height) > maxSide; level++) {
    at += blocksIn(width) * blocksIn(height) * blockBytes(format);
    width = Math.max(1, width >> 1);
    height = Math.max(1, height >> 1);
  }
  const rgba = new Uint8Array(width * height * 4);
  decodeBlocks(bytes, at, format, width, height, rgba);
  return { width, height, rgba };
}

function blocksIn(pixels: number): number {
  return Math.ceil(pixels / 4);
}

function blockBytes(format: string): number {
  const size = BLOCK_BYTES[format];
  if (size === undefined) throw new Error(`DDS format '${format}' is unknown`);
  return size;
}

function decodeBlocks(
  bytes: Buffer,
  start: number,
  format: string,
  width: number,
  height: number,
  rgba: Uint8Array,
): void {
  const size = blockBytes(format);
  let at = start;
  for (let top = 0; top < height; top += 4) {
    for (let left = 0; left < width; left += 4, at += size) {
      const colours = readColours(bytes, at + size - 8, format === 'DXT1');
      const alphas = readAlphas(bytes, at, format);
      const choices = bytes.readUInt32LE(at + size - 4);
      for (let cell = 0; cell < 16; cell++) {
        const [x, y] = [left + (cell & 3), top + (cell >> 2)];
        if (x >= width || y >= height) continue;
        const colour = colours[(choices >>> (2 * cell)) & 3] ?? [0, 0, 0, 0];
        rgba.set(colour, (y * width + x) * 4);
        if (alphas !== null) rgba[(y * width + x) * 4 + 3] = alphas[cell] ?? 255;
      }
    }
  }
}

/** Two colours of 5, 6 and 5 bits and what lies between; with one see-through colour when DXT1 puts the smaller first. */
function readColours(bytes: Buffer, at: number, mayBeClear: boolean): (readonly number[])[] {
  const first = bytes.readUInt16LE(at);
  const second = bytes.readUInt16LE(at + 2);
  const a = expand(first);
  const b = expand(second);
  const mix = (share: number): number[] => [
    ...a.map((value, channel) => Math.round(value * share + (b[channel] ?? 0) * (1 - share))),
    255,
  ];
  if (mayBeClear && first <= second) return [mix(1), mix(0), mix(0.5), [0, 0, 0, 0]];
  return [mix(1), mix(0), mix(2 / 3), mix(1 / 3)];
}

function expand(packed: number): [number, number, number] {
  const scale = (value: number, max: number): number => Math.round((value * 255) / max);
  return [scale(packed >> 11, 31), scale((packed >> 5) & 63, 63), scale(packed & 31, 31)];
}

/** Alpha of the 16 cells: an index of three bits each into eight values between two. */
function readAlphas(bytes: Buffer, at: number, format: string): number[] | null {
  if (format === 'DXT1') return null;
  const [first = 0, second = 0] = [bytes[at], bytes[at + 1]];
  const steps = first > second ? 7 : 5;
  const values = [first, second];
  for (let step = 1; step < steps; step++)
    values.push(Math.round((first * (steps - step) + second * step) / steps));
  if (steps === 5) values.push(0, 255);
  // Two halves of 24 bits: eight cells each.
  const halves = [bytes.readUIntLE(at + 2, 3), bytes.readUIntLE(at + 5, 3)];
  return Array.from({ length: 16 }, (_, cell) => {
    const half = halves[cell >> 3] ?? 0;
    return values[(half >> (3 * (cell & 7))) & 7] ?? 255;
  });
}
