import { describe, expect, it } from 'vitest';
import { groupNearTexts, nearTextPairs, shinglesOf, similarity } from './near-texts.ts';
import { shuffle } from './statistics.ts';

describe('near texts', () => {
  it('shares two of four word pairs', () => {
    // {good phone, phone it, it works} and {good phone, phone it, it fails}: 2 shared of 4.
    const share = similarity(shinglesOf('Good phone, it works.'), shinglesOf('good phone it fails'));
    expect(share).toBe(0.5);
  });

  it('finds pairs at one half and no others', () => {
    const texts = [
      'Good phone, it works.',
      'A film to forget',
      'good phone it fails',
      'good phone',
      'Forget',
    ];
    expect(nearTextPairs(texts)).toEqual([[0, 2]]);
  });

  it('compares single words as they are', () => {
    expect(nearTextPairs(['Disappointed!', 'disappointed', 'Great'])).toEqual([[0, 1]]);
  });

  it('finds the same pairs as comparing each text with each', () => {
    const words = ['the', 'of', 'a', 'red', 'blue', 'small', 'dog'];
    const texts = Array.from({ length: 150 }, (_, seed) =>
      shuffle(words, seed)
        .slice(0, 3 + (seed % 4))
        .join(' '),
    );
    const all = texts.flatMap((b, second) =>
      texts
        .slice(0, second)
        .flatMap((a, first) => (similarity(shinglesOf(a), shinglesOf(b)) >= 0.5 ? [[first, second]] : [])),
    );
    expect(all.length).toBeGreaterThan(20);
    expect(nearTextPairs(texts)).toEqual(all);
  });

  it('joins texts that are alike through a third', () => {
    // 4 shingles each; neighbours share 3 of 5, the outer two 2 of 6.
    const texts = ['a b c d e', 'x', 'b c d e f', 'c d e f g'];
    expect(groupNearTexts(texts)).toEqual([0, 1, 0, 0]);
  });
});
