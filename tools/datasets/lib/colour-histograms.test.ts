import { describe, expect, it } from 'vitest';
import { colourHistograms, fitColourModel } from './colour-histograms.ts';

/** Four pixels an image. */
const RED = [200, 10, 10];
const BLUE = [10, 10, 200];

describe('colourHistograms', () => {
  it('gives each colour its share of the pixels, wherever they lie', () => {
    const first = colourHistograms(Uint8Array.from([...RED, ...BLUE, ...BLUE, ...BLUE]), 1);
    const second = colourHistograms(Uint8Array.from([...BLUE, ...BLUE, ...RED, ...BLUE]), 1);
    // Red: step 3 of red, 0 of the others: bin 48. Blue: bin 3.
    expect([first[48], first[3]]).toEqual([0.25, 0.75]);
    expect(second).toEqual(first);
  });
});

describe('fitColourModel', () => {
  it('tells classes apart by colour and not by place', () => {
    const byColour = { count: 2, pixels: Uint8Array.from([...RED, ...RED, ...BLUE, ...BLUE]) };
    const byPlace = { count: 2, pixels: Uint8Array.from([...RED, ...BLUE, ...BLUE, ...RED]) };
    const labels = Uint8Array.from([0, 1]);
    const told = (images: typeof byColour) => {
      const histograms = colourHistograms(images.pixels, 2);
      return Array.from(fitColourModel({ ...images, labels }, 2, 1)(histograms), (p) => Number(p.toFixed(1)));
    };
    expect(told(byColour)[0]).toBeGreaterThan(0.8);
    expect(told(byColour)[3]).toBeGreaterThan(0.8);
    expect(told(byPlace)).toEqual([0.5, 0.5, 0.5, 0.5]);
  });
});
