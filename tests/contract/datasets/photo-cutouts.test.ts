import { describe, expect, it } from 'vitest';
import { NO_PHOTOGRAPHS, OTHER_RIGHTS, SHARE_ALIKE } from '../../../tools/datasets/cutouts/stamps.ts';
import { indexImages, nearImagePairs } from '../../../tools/datasets/lib/near-images.ts';
import { greyThumbnails } from '../../../tools/datasets/lib/thumbnails.ts';
import { PARTS, countLabels, readBaseline, readBytes, readManifestOf, readPixels } from './committed.ts';

const ID = 'photo-cutouts';

describe(ID, () => {
  const manifest = readManifestOf(ID, 'image');

  it('is cut 120, 40 and 40, each class by its share', () => {
    const counts = PARTS.map((part) => countLabels(readBytes(ID, part, 'labels')));
    expect(counts).toEqual([
      [39, 20, 26, 15, 20],
      [12, 7, 9, 5, 7],
      [12, 7, 9, 5, 7],
    ]);
  });

  it('names each of its 200 sources once, and none that was left out', () => {
    const [source] = manifest.sources;
    const names = source?.files.map((file) => file.replace(/^.*stamps\/(.*)\.png$/, '$1')) ?? [];
    expect(new Set(names).size).toBe(200);
    expect(names.filter((name) => [...NO_PHOTOGRAPHS, ...OTHER_RIGHTS].includes(name))).toEqual([]);
    expect(SHARE_ALIKE.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('carries both licences, and says which pictures are under the second', () => {
    const { text } = manifest.licence;
    expect(text).toContain('Version 2, June 1991');
    expect(text).toContain('Attribution-ShareAlike 3.0 Unported');
    const unnamed = SHARE_ALIKE.filter((name) => !text.includes(name.slice(name.lastIndexOf('/') + 1)));
    expect(unnamed).toEqual([]);
  });

  it('has no near-twins', async () => {
    const pixels = await Promise.all(PARTS.map((part) => readPixels(ID, part)));
    const index = indexImages(greyThumbnails(Buffer.concat(pixels), manifest.shape));
    expect(index.count).toBe(200);
    expect(nearImagePairs(index, index)).toEqual([]);
  });

  it('leaves something to learn: colours and small grey pixels name less than two thirds', () => {
    expect(readBaseline(ID, 'colour-histogram', 'accuracy')).toBeLessThan(2 / 3);
    expect(readBaseline(ID, 'softmax-regression', 'accuracy')).toBeLessThan(2 / 3);
  });
});
