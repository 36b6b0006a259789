import { describe, expect, it } from 'vitest';
import type { PartName } from '#core/dataset.ts';
import { indexImages, nearImagePairs } from '../../../tools/datasets/lib/near-images.ts';
import { PARTS, countLabels, readBytes } from './committed.ts';

/** Seventy thousand images take two seconds alone, more when other suites share the processor. */
describe('fashion-mnist', { timeout: 30_000 }, () => {
  const pixels = new Map(PARTS.map((part) => [part, readBytes('fashion-mnist', part, 'pixels')]));
  const pixelsOf = (part: PartName) => pixels.get(part) ?? new Uint8Array();
  const indexOf = (part: PartName) => indexImages(pixelsOf(part));
  /** Each image's bytes as one string, so that a Set can compare them. */
  const imagesOf = (part: PartName): string[] => {
    const bytes = Buffer.from(pixelsOf(part).buffer);
    return Array.from({ length: bytes.length / 784 }, (_, row) =>
      bytes.toString('latin1', row * 784, (row + 1) * 784),
    );
  };

  it('has as many images of each class', () => {
    const counts = PARTS.map((part) => countLabels(readBytes('fashion-mnist', part, 'labels')));
    expect(counts).toEqual([5000, 1000, 1000].map((count) => new Array<number>(10).fill(count)));
  });

  it('is balanced after every ten rows of the training part', () => {
    const labels = readBytes('fashion-mnist', 'train', 'labels');
    const blocks = Array.from({ length: labels.length / 10 }, (_, at) =>
      labels.subarray(at * 10, at * 10 + 10),
    );
    expect(blocks.filter((block) => new Set(block).size !== 10)).toEqual([]);
  });

  it('has no image twice', () => {
    const images = PARTS.flatMap(imagesOf);
    expect(images.length).toBe(70_000);
    expect(new Set(images).size).toBe(70_000);
  });

  it('has no near-twins in training and validation, and held out only the five that the original has', () => {
    const [train, validation, heldOut] = [indexOf('train'), indexOf('validation'), indexOf('heldOut')];
    expect(nearImagePairs(validation, train)).toEqual([]);
    expect(nearImagePairs(heldOut, validation)).toEqual([]);
    expect(new Set(nearImagePairs(heldOut, train).map(([row]) => row)).size).toBe(5);
  });
});
