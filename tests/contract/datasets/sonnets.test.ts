import { describe, expect, it } from 'vitest';
import { PARTS, readBaseline, readTexts } from './committed.ts';

describe('sonnets', () => {
  const texts = PARTS.map((part) => readTexts('sonnets', part));

  it('is all lines of 154 sonnets in order: 14 each, one of 15, one of 12', () => {
    expect(texts.map((part) => part.length)).toEqual([123 * 14 + 1, 15 * 14 - 2, 16 * 14]);
    expect(texts.map((part) => part[0])).toEqual([
      'From fairest creatures we desire increase,',
      'If my dear love were but the child of state,',
      'O! call not me to justify the wrong',
    ]);
    expect(texts[0]?.[17 * 14]).toBe("Shall I compare thee to a summer's day?");
    expect(texts[2]?.at(-1)).toBe("Love's fire heats water, water cools not love.");
  });

  it('states that context helps: trigrams beat words alone, words alone beat chance', () => {
    const [uniform, unigram, trigram] = ['uniform', 'unigram', 'trigram'].map((id) =>
      readBaseline('sonnets', id, 'perplexity'),
    );
    expect(trigram).toBeLessThan(unigram ?? NaN);
    expect(unigram).toBeLessThan(uniform ?? NaN);
  });
});
