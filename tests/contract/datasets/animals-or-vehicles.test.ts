import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../../../tools/datasets/animals-or-vehicles.ts';
import { indexImages, nearImagePairs } from '../../../tools/datasets/lib/near-images.ts';
import { PARTS, countLabels, readBytes, readManifest } from './committed.ts';

const ID = 'animals-or-vehicles';

describe(ID, () => {
  it('is balanced in every part and after every two rows', () => {
    const labels = PARTS.map((part) => readBytes(ID, part, 'labels'));
    expect(labels.map(countLabels)).toEqual([
      [1190, 1190],
      [500, 500],
      [600, 600],
    ]);
    for (const part of labels)
      for (let at = 0; at < part.length; at += 2) expect(part[at]).not.toBe(part[at + 1]);
  });

  it('has no category in two parts, and names them all in its notes', () => {
    const categories = PARTS.flatMap((part) => CATEGORIES[part].flat());
    expect(new Set(categories).size).toBe(50);
    const notes = readManifest(ID).notes.join(' ');
    expect(categories.filter((category) => !notes.includes(category))).toEqual([]);
  });

  it('has no drawing twice, no near-twins, and none that quick-draw-40 holds out', () => {
    const all = Buffer.concat(PARTS.map((part) => readBytes(ID, part, 'pixels')));
    const index = indexImages(all);
    expect(index.count).toBe(4580);
    expect(nearImagePairs(index, index)).toEqual([]);
    expect(nearImagePairs(indexImages(readBytes('quick-draw-40', 'heldOut', 'pixels')), index)).toEqual([]);
    const shared = nearImagePairs(indexImages(readBytes('quick-draw-40', 'train', 'pixels')), index);
    expect(shared.length).toBe(28 * 70);
  });
});
