import { describe, expect, it } from 'vitest';
import { nearTextPairs, shinglesOf, similarity } from './near-texts.ts';

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
});
