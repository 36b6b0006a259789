import { describe, expect, it } from 'vitest';
import { field, parseSerialised } from './r-data.ts';

const int = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const double = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes;
};
const chars = (text: string): Buffer => Buffer.concat([int(9), int(text.length), Buffer.from(text)]);
const HEADER = Buffer.concat([Buffer.from('X\n'), int(2), int(0), int(0)]);

describe('parseSerialised', () => {
  it('reads list(x = c(1.5, -2)) with its names', () => {
    const bytes = Buffer.concat([
      HEADER,
      // A list with attributes, of one element: two doubles.
      ...[int(19 | 0x200), int(1), int(14), int(2), double(1.5), double(-2)],
      // The attribute 'names', a pair with a tag, then the end of the pairs.
      ...[int(2 | 0x400), int(1), chars('names'), int(16), int(1), chars('x'), int(254)],
    ]);
    const x = field(parseSerialised(bytes), 'x');
    expect(x.kind === 'numbers' ? x.values : null).toEqual([1.5, -2]);
    expect(() => field(parseSerialised(bytes), 'y')).toThrow("no element 'y' among x");
  });

  it('refuses what is no data', () => {
    // 3 is a closure.
    expect(() => parseSerialised(Buffer.concat([HEADER, int(3)]))).toThrow('R type 3 at byte 18 is not data');
    expect(() => parseSerialised(Buffer.from('RDX3\n'))).toThrow('not an XDR serialisation');
  });
});
