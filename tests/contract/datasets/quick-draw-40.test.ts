import { describe, expect, it } from 'vitest';
import { indexImages, nearImagePairs } from '../../../tools/datasets/lib/near-images.ts';
import { PARTS, countLabels, readBytes, readManifestOf } from './committed.ts';

const ID = 'quick-draw-40';

describe(ID, () => {
  it('has 70, 15 and 15 drawings of each of forty kinds', () => {
    expect(readManifestOf(ID, 'image').classNames.length).toBe(40);
    const counts = PARTS.map((part) => countLabels(readBytes(ID, part, 'labels')));
    expect(counts).toEqual([70, 15, 15].map((count) => new Array<number>(40).fill(count)));
  });

  it('is balanced after every forty rows', () => {
    for (const part of PARTS) {
      const labels = readBytes(ID, part, 'labels');
      for (let at = 0; at < labels.length; at += 40)
        expect(new Set(labels.subarray(at, at + 40)).size).toBe(40);
    }
  });

  it('has no drawing twice and no near-twins', () => {
    const all = Buffer.concat(PARTS.map((part) => readBytes(ID, part, 'pixels')));
    const index = indexImages(all);
    expect(index.count).toBe(4000);
    expect(nearImagePairs(index, index)).toEqual([]);
  });

  it('has drawings in the middle: the margins differ by a pixel at most', () => {
    const pixels = readBytes(ID, 'heldOut', 'pixels');
    for (let at = 0; at < pixels.length; at += 784) {
      const inked = [...pixels.subarray(at, at + 784).keys()].filter((pixel) => pixels[at + pixel] !== 0);
      for (const places of [inked.map((pixel) => pixel % 28), inked.map((pixel) => Math.floor(pixel / 28))]) {
        const before = Math.min(...places);
        const after = 27 - Math.max(...places);
        expect(Math.abs(before - after)).toBeLessThan(2);
      }
    }
  });
});
