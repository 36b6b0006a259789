import { describe, expect, it } from 'vitest';
import { greyThumbnails } from './thumbnails.ts';

describe('greyThumbnails', () => {
  it('averages the area that a cell covers, also where pixels are cut', () => {
    // 42 columns on 28 cells: the first cell holds pixel 0 and half of pixel 1: (90 + 0.5 · 30) / 1.5 = 70.
    const pixels = new Uint8Array(28 * 42);
    for (let row = 0; row < 28; row++) pixels.set([90, 30], row * 42);
    const thumbnail = greyThumbnails(pixels, [28, 42, 1]);
    // The second holds half of pixel 1 and pixel 2: (0.5 · 30 + 0) / 1.5 = 10.
    expect([...thumbnail.subarray(0, 3)]).toEqual([70, 10, 0]);
  });

  it('weighs colours as the eye does, image by image', () => {
    const pixels = new Uint8Array(2 * 28 * 28 * 3);
    for (let pixel = 0; pixel < 28 * 28; pixel++) pixels.set([100, 200, 50], (28 * 28 + pixel) * 3);
    const thumbnails = greyThumbnails(pixels, [28, 28, 3]);
    // 29.9 + 117.4 + 5.7 = 153
    expect([thumbnails[0], thumbnails[784], thumbnails.at(-1)]).toEqual([0, 153, 153]);
  });
});
