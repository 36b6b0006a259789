import { describe, expect, it } from 'vitest';
import { indexImages, nearImagePairs } from './near-images.ts';

/** Images of 784 pixels, each of one grey, with single pixels changed. */
function images(...rows: { grey: number; changed?: Record<number, number> }[]) {
  const pixels = new Uint8Array(rows.length * 784);
  rows.forEach(({ grey, changed }, row) => {
    pixels.fill(grey, row * 784, (row + 1) * 784);
    for (const [pixel, value] of Object.entries(changed ?? {})) pixels[row * 784 + Number(pixel)] = value;
  });
  return indexImages(pixels);
}

describe('nearImagePairs', () => {
  it('finds a pair just below two grey levels of mean difference and not one at two', () => {
    // 783 pixels differ by 2 and one by 1: 1567 / 784 < 2.
    const near = images({ grey: 52, changed: { 5: 51 } });
    expect(nearImagePairs(images({ grey: 50 }), near)).toEqual([[0, 0]]);
    expect(nearImagePairs(images({ grey: 50 }), images({ grey: 52 }))).toEqual([]);
  });

  it('tells images apart whose sums are nearly equal in every block', () => {
    const checks = (first: number) => {
      const changed: Record<number, number> = {};
      for (let pixel = 0; pixel < 784; pixel++) changed[pixel] = (pixel + first) % 2 === 0 ? 40 : 60;
      return { grey: 0, changed };
    };
    expect(nearImagePairs(images(checks(0)), images(checks(1)))).toEqual([]);
    expect(nearImagePairs(images(checks(0)), images(checks(1), checks(0)))).toEqual([[0, 1]]);
  });

  it('names each pair once within one set, by the rows of the caller', () => {
    const set = images({ grey: 200 }, { grey: 10 }, { grey: 100 }, { grey: 11 });
    expect(nearImagePairs(set, set)).toEqual([[1, 3]]);
  });
});
