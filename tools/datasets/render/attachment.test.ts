import { describe, expect, it } from 'vitest';
import { createAttachment } from './attachment.ts';

describe('createAttachment', () => {
  it('begins each array at a multiple of four bytes', () => {
    const attachment = createAttachment();
    const places = [
      attachment.add(Uint8Array.of(1, 2, 3, 4, 5)),
      attachment.add(Uint16Array.of(258)),
      attachment.add(Float32Array.of(1).subarray(0, 1)),
    ];
    expect(places).toEqual([0, 8, 12]);
    // 258 is 2 + 256; 1 is 0x3f800000; little-endian both.
    expect([...attachment.bytes()]).toEqual([1, 2, 3, 4, 5, 0, 0, 0, 2, 1, 0, 0, 0, 0, 0x80, 0x3f]);
  });

  it('takes a view and not what lies around it', () => {
    const attachment = createAttachment();
    attachment.add(Uint8Array.of(9, 8, 7, 6, 5).subarray(1, 3));
    expect([...attachment.bytes()]).toEqual([8, 7, 0, 0]);
  });
});
