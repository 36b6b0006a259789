import { describe, expect, it } from 'vitest';
import { createRandom } from '#core/random.ts';
import { drawSoftBackground } from './soft-background.ts';

describe('drawSoftBackground', () => {
  it('draws the same for the same stream, and muted colours for all', () => {
    const first = drawSoftBackground(32, createRandom(1));
    expect(drawSoftBackground(32, createRandom(1))).toEqual(first);
    expect(drawSoftBackground(32, createRandom(2))).not.toEqual(first);
    for (let seed = 1; seed <= 20; seed++) {
      const pixels = drawSoftBackground(16, createRandom(seed));
      for (let at = 0; at < pixels.length; at += 3) {
        const channels = [...pixels.subarray(at, at + 3)];
        // A channel lies at most 45 from the grey.
        expect(Math.max(...channels) - Math.min(...channels)).toBeLessThanOrEqual(91);
      }
    }
  });

  it('changes softly: neighbours differ by little', () => {
    const pixels = drawSoftBackground(160, createRandom(3));
    const steps = Array.from({ length: 160 * 159 }, (_, index) => {
      const at = (Math.floor(index / 159) * 160 + (index % 159)) * 3;
      return Math.abs((pixels[at] ?? NaN) - (pixels[at + 3] ?? NaN));
    });
    expect(steps.reduce((a, b) => Math.max(a, b))).toBeLessThan(12);
  });
});
