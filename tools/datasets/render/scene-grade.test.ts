import { describe, expect, it } from 'vitest';
import { createRandom } from '#core/random.ts';
import { type Grade, applyGrade, drawGrade } from './scene-grade.ts';

const NEUTRAL: Grade = { saturation: 1, hueTurn: 0, gains: [1, 1, 1], contrast: 1, gamma: 1 };

function graded(pixel: readonly number[], grade: Partial<Grade>): number[] {
  const pixels = Uint8Array.from(pixel);
  applyGrade(pixels, { ...NEUTRAL, ...grade });
  return [...pixels];
}

describe('applyGrade', () => {
  it('leaves colours alone when neutral', () => {
    expect(graded([12, 200, 77], {})).toEqual([12, 200, 77]);
  });

  it('turns colours about grey: a third of a circle makes red green', () => {
    expect(graded([240, 30, 30], { hueTurn: (2 * Math.PI) / 3 })).toEqual([30, 240, 30]);
    expect(graded([90, 90, 90], { hueTurn: 1, saturation: 0.5 })).toEqual([90, 90, 90]);
  });

  it('takes colour out to the mean of the channels', () => {
    expect(graded([30, 60, 120], { saturation: 0 })).toEqual([70, 70, 70]);
  });

  it('scales channels, then contrast about the middle, then gamma, within the range', () => {
    expect(graded([100, 100, 100], { gains: [1.1, 1, 0.9] })).toEqual([110, 100, 90]);
    // (51/255 − 0.5) · 0.5 + 0.5 = 0.35, times 255.
    expect(graded([51, 51, 51], { contrast: 0.5 })).toEqual([89, 89, 89]);
    expect(graded([250, 250, 250], { contrast: 1.5 })).toEqual([255, 255, 255]);
    // Square root of a quarter: 63.75 is written as 64, whose root is 127.75.
    expect(graded([64, 64, 64], { gamma: 0.5 })).toEqual([128, 128, 128]);
  });
});

describe('drawGrade', () => {
  it('makes about every twelfth image black and white', () => {
    const random = createRandom(1);
    const grey = Array.from({ length: 1200 }, () => drawGrade(random)).filter(
      ({ saturation }) => saturation === 0,
    );
    // 100 of 1,200, give or take three standard deviations of 9.6.
    expect(Math.abs(grey.length - 100)).toBeLessThan(29);
  });
});
