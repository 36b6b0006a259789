import { beforeAll, describe, expect, it } from 'vitest';
import type { PartName } from '#core/dataset.ts';
import { HAND_PARTS } from '../../../tools/datasets/rock-paper-scissors.ts';
import { planHands } from '../../../tools/datasets/render/hand-jobs.ts';
import { colourHistograms, fitColourModel } from '../../../tools/datasets/lib/colour-histograms.ts';
import { indexImages, nearImagePairs } from '../../../tools/datasets/lib/near-images.ts';
import { greyThumbnails } from '../../../tools/datasets/lib/thumbnails.ts';
import { PARTS, countLabels, readBytes, readManifestOf, readPixels } from './committed.ts';

const ID = 'rock-paper-scissors';

describe(ID, { timeout: 30_000 }, () => {
  const { shape, classNames } = readManifestOf(ID, 'image');
  const pixels = new Map<PartName, Uint8Array>();
  beforeAll(async () => {
    for (const part of PARTS) pixels.set(part, await readPixels(ID, part));
  });
  const imagesOf = (part: PartName) => {
    const labels = readBytes(ID, part, 'labels');
    return { count: labels.length, pixels: pixels.get(part) ?? new Uint8Array(), labels };
  };

  it('has the counts of the original, as many of each gesture, one of each in every three rows', () => {
    const labels = PARTS.map((part) => readBytes(ID, part, 'labels'));
    expect(labels.map(countLabels)).toEqual([
      [840, 840, 840],
      [124, 124, 124],
      [200, 200, 200],
    ]);
    for (const part of labels)
      for (let at = 0; at < part.length; at += 3)
        expect([...part.subarray(at, at + 3)].sort()).toEqual([0, 1, 2]);
  });

  it('tells little by colour: a linear model on colour histograms stays under 0.5', () => {
    const classify = fitColourModel(imagesOf('train'), classNames.length, 1);
    for (const part of ['validation', 'heldOut'] as const) {
      const { count, pixels: bytes, labels } = imagesOf(part);
      const probabilities = classify(colourHistograms(bytes, count));
      const hits = labels.filter((label, row) => {
        const own = probabilities.subarray(row * 3, row * 3 + 3);
        return own.indexOf(Math.max(...own)) === label;
      });
      expect(hits.length / count).toBeLessThan(0.5);
    }
  });

  it('has no near-twins across parts', () => {
    const [train, validation, heldOut] = PARTS.map((part) =>
      indexImages(greyThumbnails(imagesOf(part).pixels, shape)),
    );
    if (train === undefined || validation === undefined || heldOut === undefined) throw new Error('no parts');
    expect(train.count).toBe(2520);
    expect(nearImagePairs(validation, train)).toEqual([]);
    expect(nearImagePairs(heldOut, train)).toEqual([]);
    expect(nearImagePairs(heldOut, validation)).toEqual([]);
  });
});

/** What the builder draws, without drawing it. */
describe(`the plan of ${ID}`, () => {
  const plans = PARTS.map((part) => planHands(HAND_PARTS[part], 96));

  it('has no identity in two parts, and every gesture equally often for each', () => {
    const identities = plans.map((plan) => new Set(plan.map(({ job }) => JSON.stringify(job.identity))));
    expect(identities.map(({ size }) => size)).toEqual([84, 31, 50]);
    expect(new Set(identities.flatMap((part) => [...part])).size).toBe(84 + 31 + 50);
    for (const plan of plans) {
      const counts = new Map<string, number>();
      for (const { job, identity } of plan) {
        const key = `${identity} ${job.gesture}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      expect(new Set(counts.values()).size).toBe(1);
    }
  });

  it('draws backgrounds of the held-out part in hues that learners do not see', () => {
    const hues = plans.map((plan) => plan.map(({ job }) => hueOf(job.background.from)));
    const isOther = (hue: number) => (hue > 150 + 1e-6 && hue < 210 - 1e-6) || hue > 330 + 1e-6;
    expect(hues.map((part) => part.filter(isOther).length)).toEqual([0, 0, 600]);
  });
});

/** Hue in degrees of a colour that is not grey (CSS Color 4, section 7). */
function hueOf([red, green, blue]: readonly [number, number, number]): number {
  const top = Math.max(red, green, blue);
  const spread = top - Math.min(red, green, blue);
  if (top === red) return (((green - blue) / spread) * 60 + 360) % 360;
  if (top === green) return ((blue - red) / spread) * 60 + 120;
  return ((red - green) / spread) * 60 + 240;
}
