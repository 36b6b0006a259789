import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawWord } from './draw-word.ts';

/** Padding and the unknown are the likeliest; words 2, 3 and 4 share the rest as 1 : 2 : 1. */
const scores = Float32Array.of(0.5, 0.3, 0.05, 0.1, 0.05);

describe('drawWord', () => {
  it.each([
    [0, 2],
    [0.24, 2],
    [0.26, 3],
    [0.74, 3],
    [0.76, 4],
    [0.999, 4],
  ])('gives words their share of the chance (%d → %d)', (chance, id) => {
    expect(drawWord(scores, 1, chance)).toBe(id);
  });

  it('sharpens the shares below temperature 1', () => {
    // Squares: 1 : 4 : 1, so word 2 ends at a sixth.
    expect(drawWord(scores, 0.5, 0.16)).toBe(2);
    expect(drawWord(scores, 0.5, 0.17)).toBe(3);
  });

  it('takes the likeliest word at temperature 0, whatever the chance', () => {
    expect(drawWord(scores, 0, 0.999)).toBe(3);
  });

  it('never draws what is no word, whatever the model says', () => {
    const anyScores = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 9 });
    fc.assert(
      fc.property(anyScores, fc.double({ min: 0, max: 0.999_999, noNaN: true }), (given, chance) => {
        const id = drawWord(Float32Array.from(given), 1, chance);
        expect(id).toBeGreaterThanOrEqual(2);
        expect(id).toBeLessThan(given.length);
      }),
    );
  });
});
