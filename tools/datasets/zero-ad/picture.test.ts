import { describe, expect, it } from 'vitest';
import type { Surface } from './figure.ts';
import { createMemoryArchive } from './memory-archive.ts';
import { alphaUse, readPicture } from './picture.ts';

/** One block of DXT5: all red (0xF800), alpha of all cells 51, a fifth. */
function thinRed(): Buffer {
  const header = Buffer.alloc(128);
  header.write('DDS ', 0, 'latin1');
  header.writeUInt32LE(4, 12);
  header.writeUInt32LE(4, 16);
  header.write('DXT5', 84, 'latin1');
  return Buffer.concat([header, Buffer.from([51, 51, 0, 0, 0, 0, 0, 0, 0x00, 0xf8, 0x00, 0xf8, 0, 0, 0, 0])]);
}

const ARCHIVE = createMemoryArchive({ 'red.dds': thinRed() });
const firstPixel = (material: string): number[] => {
  const empty = { vertices: new Float32Array(), triangles: new Uint16Array() };
  const surface: Surface = { texture: 'red.dds', material, objectColour: [0, 100, 0], ...empty };
  return [...readPicture(ARCHIVE, surface, [0, 0, 200], 4).rgba.subarray(0, 4)];
};

describe('readPicture', () => {
  it('lets the team colour or the object colour shine through thin places', () => {
    // A fifth of red (51), four fifths of 200 or 100.
    expect(firstPixel('player_trans.xml')).toEqual([51, 0, 160, 255]);
    expect(firstPixel('objectcolor.xml')).toEqual([51, 80, 0, 255]);
  });

  it('keeps alpha for holes alone', () => {
    expect(firstPixel('basic_trans_wind.xml')).toEqual([255, 0, 0, 51]);
    expect(firstPixel('no_trans_parallax_spec.xml')).toEqual([255, 0, 0, 255]);
    expect(['', 'default.xml', 'no_trans_spec.xml'].map(alphaUse)).toEqual(['none', 'none', 'none']);
  });
});
