import { describe, expect, it } from 'vitest';
import { decodeDds } from './dds.ts';

/** A DDS of one format with its mipmaps' blocks one after the other. */
function dds(format: string, width: number, height: number, blocks: readonly (readonly number[])[]): Buffer {
  const header = Buffer.alloc(128);
  header.write('DDS ', 0, 'latin1');
  header.writeUInt32LE(height, 12);
  header.writeUInt32LE(width, 16);
  header.writeUInt32LE(blocks.length, 28);
  header.write(format, 84, 'latin1');
  return Buffer.concat([header, ...blocks.map((bytes) => Buffer.from(bytes))]);
}

/** 5-6-5 bits: pure red is 0xF800, pure blue 0x001F. */
const RED_BLUE = [0x00, 0xf8, 0x1f, 0x00];
const BLUE_RED = [0x1f, 0x00, 0x00, 0xf8];
/** Cells 0 to 3 take colours 0 to 3 (binary 11100100); all others colour 0. */
const CHOICES = [0b11100100, 0, 0, 0];

const pixel = (rgba: Uint8Array, at: number): number[] => [...rgba.subarray(4 * at, 4 * at + 4)];

describe('decodeDds', () => {
  it('reads two colours and thirds between them', () => {
    const { rgba, width, height } = decodeDds(dds('DXT1', 4, 4, [[...RED_BLUE, ...CHOICES]]), 4);
    expect([width, height]).toEqual([4, 4]);
    expect([0, 1, 2, 3].map((at) => pixel(rgba, at))).toEqual([
      [255, 0, 0, 255],
      [0, 0, 255, 255],
      [170, 0, 85, 255],
      [85, 0, 170, 255],
    ]);
  });

  it('reads a half and a hole where DXT1 puts the smaller colour first', () => {
    const { rgba } = decodeDds(dds('DXT1', 4, 4, [[...BLUE_RED, ...CHOICES]]), 4);
    expect(pixel(rgba, 2)).toEqual([128, 0, 128, 255]);
    expect(pixel(rgba, 3)).toEqual([0, 0, 0, 0]);
  });

  it('reads alpha between two values, by indices of three bits', () => {
    // From 210 down to 0 in sevenths of 30; cells 0, 1, 2 have the indices 0, 1, 2, and cell 8 has 7.
    const alphas = [210, 0, 0b10001000, 0, 0, 7, 0, 0];
    const { rgba } = decodeDds(dds('DXT5', 4, 4, [[...alphas, ...BLUE_RED, ...CHOICES]]), 4);
    // Index 2 is six sevenths of 210; index 7 is one seventh. DXT5 colours always have thirds.
    expect([0, 1, 2, 8].map((at) => pixel(rgba, at)[3])).toEqual([210, 0, 180, 30]);
    expect(pixel(rgba, 3)).toEqual([170, 0, 85, 210]);
  });

  it('takes the first mipmap that is small enough', () => {
    const large = Array.from({ length: 4 }, () => [...RED_BLUE, 0, 0, 0, 0]).flat();
    const bytes = dds('DXT1', 8, 8, [large, [...BLUE_RED, 0, 0, 0, 0]]);
    expect(pixel(decodeDds(bytes, 8).rgba, 0)).toEqual([255, 0, 0, 255]);
    const small = decodeDds(bytes, 4);
    expect([small.width, ...pixel(small.rgba, 0)]).toEqual([4, 0, 0, 255, 255]);
  });

  it('says which format it does not know', () => {
    expect(() => decodeDds(dds('DX10', 4, 4, [[]]), 4)).toThrow("DDS format 'DX10' is unknown");
  });
});
