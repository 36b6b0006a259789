import { expect, it } from 'vitest';
import type { PartName } from '#core/dataset.ts';
import { colourHistograms, fitColourModel } from '../../../tools/datasets/lib/colour-histograms.ts';
import type { Images } from '../../../tools/datasets/lib/image-rows.ts';
import { type ImageIndex, indexImages, nearImagePairs } from '../../../tools/datasets/lib/near-images.ts';
import { greyThumbnails } from '../../../tools/datasets/lib/thumbnails.ts';
import { type CastList, type PartCast, readCastList } from '../../../tools/datasets/zero-ad/cast-list.ts';
import { PARTS, countLabels, readBytes, readManifestOf, readPixels } from './committed.ts';

/** Parts as learners and the grader get them. */
export type ScenePixels = Readonly<Record<PartName, Images>>;

export async function readScenes(id: string): Promise<ScenePixels> {
  const read = async (part: PartName): Promise<Images> => {
    const labels = readBytes(id, part, 'labels');
    return { kind: 'image', count: labels.length, pixels: await readPixels(id, part), labels };
  };
  return { train: await read('train'), validation: await read('validation'), heldOut: await read('heldOut') };
}

/** The set's cast list, when it is the one that the manifest was written with. */
export async function readCasts(id: string): Promise<CastList> {
  const { list, sha256 } = await readCastList(id);
  expect(readManifestOf(id, 'image').tools?.some((tool) => tool.endsWith(`SHA-256 ${sha256}`))).toBe(true);
  return list;
}

const PAIRS = [
  ['train', 'validation'],
  ['train', 'heldOut'],
  ['validation', 'heldOut'],
] as const;

/** What two parts have in common, by what `namesOf` takes from a part. */
export function sharedNames(casts: CastList, namesOf: (part: PartCast) => readonly string[]): string[] {
  return PAIRS.flatMap(([a, b]) => {
    const known = new Set(namesOf(casts[a]));
    return namesOf(casts[b]).filter((name) => known.has(name));
  });
}

export function classOf(part: PartCast, name: string): PartCast['classes'][number] {
  const found = part.classes.find((cast) => cast.name === name);
  if (found === undefined) throw new Error(`no class '${name}'`);
  return found;
}

/** Rules of every set whose images are taken in scenes that all classes share. */
export function itKeepsScenesApart(
  id: string,
  scenes: () => ScenePixels,
  counts: Readonly<Record<PartName, readonly number[]>>,
): void {
  it('has as many images of each class as it should, and one of each class in every scene', () => {
    for (const part of PARTS) {
      const labels = readBytes(id, part, 'labels');
      expect(countLabels(labels)).toEqual(counts[part]);
      const classes = counts[part].length;
      const scenesOfAll = Math.min(...counts[part]);
      for (let scene = 0; scene < scenesOfAll; scene++) {
        const own = [...labels.subarray(scene * classes, (scene + 1) * classes)];
        expect(own.sort((a, b) => a - b)).toEqual(own.map((_, label) => label));
      }
    }
  });

  it('shows grounds, trees, bushes and stones of one part alone', async () => {
    const casts = await readCasts(id);
    expect(PARTS.filter((part) => casts[part].grounds.length < 30)).toEqual([]);
    expect(sharedNames(casts, ({ grounds }) => grounds)).toEqual([]);
    expect(sharedNames(casts, ({ plants }) => plants)).toEqual([]);
  });

  it('has no image twice, and no near-twins across parts', () => {
    const { shape } = readManifestOf(id, 'image');
    const size = shape[0] * shape[1] * shape[2];
    const seen = new Set<string>();
    const indices = new Map<PartName, ImageIndex>();
    for (const part of PARTS) {
      const { pixels, count } = scenes()[part];
      const bytes = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.length);
      for (let row = 0; row < count; row++) seen.add(bytes.toString('latin1', row * size, (row + 1) * size));
      indices.set(part, indexImages(greyThumbnails(pixels, shape)));
    }
    expect(seen.size).toBe(PARTS.reduce((sum, part) => sum + scenes()[part].count, 0));
    const pairs = (a: PartName, b: PartName) => {
      const [first, second] = [indices.get(a), indices.get(b)];
      return first === undefined || second === undefined ? ['no index'] : nearImagePairs(first, second);
    };
    expect(pairs('validation', 'train')).toEqual([]);
    expect(pairs('heldOut', 'train')).toEqual([]);
    expect(pairs('heldOut', 'validation')).toEqual([]);
  });
}

/** A linear model of the training part's colour histograms must not tell classes much better than chance. */
export function itHidesClassesFromColour(scenes: () => ScenePixels, classes: number, limit: number): void {
  it(`tells little by colour: a linear model on colour histograms stays under ${limit}`, () => {
    const { train, ...others } = scenes();
    const classify = fitColourModel(train, classes, 1);
    for (const { count, pixels, labels } of Object.values(others)) {
      const probabilities = classify(colourHistograms(pixels, count));
      const hits = labels.filter((label, row) => {
        const own = probabilities.subarray(row * classes, (row + 1) * classes);
        return own.indexOf(Math.max(...own)) === label;
      });
      expect(hits.length / count).toBeLessThan(limit);
    }
  });
}
