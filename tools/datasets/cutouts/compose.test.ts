import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeStamp } from './compose.ts';

const SIZE = 160;
const RED = { r: 255, g: 0, b: 0, alpha: 1 };

describe('composeStamp', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'compose-'));
    // 60 × 30 red pixels in the middle of nothing.
    await sharp({ create: { width: 60, height: 30, channels: 4, background: RED } })
      .extend({ top: 35, bottom: 35, left: 20, right: 20, background: { r: 0, g: 0, b: 0, alpha: 0 } })
      .png()
      .toFile(join(folder, 'wide.png'));
    await sharp({ create: { width: 8, height: 8, channels: 4, background: { ...RED, alpha: 0 } } })
      .png()
      .toFile(join(folder, 'nothing.png'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('shows the visible part whole, at 62 to 95 % of the picture, in its proportions', async () => {
    for (let seed = 1; seed <= 10; seed++) {
      const box = redBox(await composeStamp(join(folder, 'wide.png'), SIZE, seed));
      expect(box.width).toBeGreaterThan(0.62 * SIZE - 3);
      expect(box.width).toBeLessThan(0.95 * SIZE + 2);
      expect(Math.abs(box.width / box.height - 2)).toBeLessThan(0.15);
    }
  });

  it('draws size, place and background from the seed alone', async () => {
    const path = join(folder, 'wide.png');
    const first = await composeStamp(path, SIZE, 1);
    expect(await composeStamp(path, SIZE, 1)).toEqual(first);
    expect(redBox(await composeStamp(path, SIZE, 2))).not.toEqual(redBox(first));
  });

  it('refuses a stamp that shows nothing', async () => {
    await expect(composeStamp(join(folder, 'nothing.png'), SIZE, 1)).rejects.toThrow('shows nothing');
  });
});

function redBox(pixels: Uint8Array): { width: number; height: number } {
  const columns = new Set<number>();
  const rows = new Set<number>();
  for (let pixel = 0; pixel < SIZE * SIZE; pixel++) {
    const [red, green] = [pixels[pixel * 3] ?? 0, pixels[pixel * 3 + 1] ?? 0];
    if (red < 200 || green > 100) continue;
    columns.add(pixel % SIZE);
    rows.add(Math.floor(pixel / SIZE));
  }
  return { width: columns.size, height: rows.size };
}
