import { describe, expect, it } from 'vitest';
import type { PartName } from '#core/dataset.ts';
import { indexImages, nearImagePairs } from '../../../tools/datasets/lib/near-images.ts';
import { PARTS, countLabels, readBytes } from './committed.ts';

/** Seventy thousand images take two seconds alone, more when other suites share the processor. */
describe('mnist', { timeout: 30_000 }, () => {
  const pixels = new Map(PARTS.map((part) => [part, readBytes('mnist', part, 'pixels')]));
  const pixelsOf = (part: PartName) => pixels.get(part) ?? new Uint8Array();
  const labelsOf = (part: PartName) => readBytes('mnist', part, 'labels');

  it('has the class counts of the original training and test sets', () => {
    const train = countLabels(labelsOf('train'));
    const validation = countLabels(labelsOf('validation'));
    expect(train.map((count, label) => count + (validation[label] ?? NaN))).toEqual([
      5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949,
    ]);
    expect(countLabels(labelsOf('heldOut'))).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
    expect(validation.reduce((sum, count) => sum + count, 0)).toBe(10_000);
  });

  it('has nearly the same class shares in every part of the training rows, so a limit changes none', () => {
    const labels = labelsOf('train');
    const shares = countLabels(labels).map((count) => count / labels.length);
    for (let from = 0; from < labels.length; from += 5000) {
      const counts = countLabels(labels.subarray(from, from + 5000));
      counts.forEach((count, label) =>
        expect(Math.abs(count - 5000 * (shares[label] ?? NaN))).toBeLessThan(3),
      );
    }
  });

  it('holds out the original test set in its order', () => {
    // Its first ten digits are 7 2 1 0 4 1 4 9 5 9.
    expect([...labelsOf('heldOut').subarray(0, 10)]).toEqual([7, 2, 1, 0, 4, 1, 4, 9, 5, 9]);
  });

  it('has no image twice', () => {
    const images = PARTS.flatMap((part) => {
      const bytes = Buffer.from(pixelsOf(part).buffer);
      return Array.from({ length: bytes.length / 784 }, (_, row) =>
        bytes.toString('latin1', row * 784, (row + 1) * 784),
      );
    });
    expect(images.length).toBe(70_000);
    expect(new Set(images).size).toBe(70_000);
  });

  it('has no near-twins in training and validation, and held out only the 22 ones that the original has', () => {
    const [train, validation, heldOut] = PARTS.map((part) => indexImages(pixelsOf(part)));
    if (train === undefined || validation === undefined || heldOut === undefined) throw new Error('no parts');
    expect(nearImagePairs(validation, train)).toEqual([]);
    expect(nearImagePairs(heldOut, validation)).toEqual([]);
    const twins = new Set(nearImagePairs(heldOut, train).map(([row]) => row));
    expect(twins.size).toBe(22);
    expect([...twins].filter((row) => labelsOf('heldOut')[row] !== 1)).toEqual([]);
  });
});
