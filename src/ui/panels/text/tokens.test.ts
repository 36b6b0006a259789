import { describe, expect, it } from 'vitest';
import { countTokens, lengthsOf, rankCounts, tokeniseTexts } from './tokens.ts';

function tokenise(texts: readonly string[]) {
  const work = tokeniseTexts(texts);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

describe('tokeniseTexts', () => {
  const texts = tokenise(['The cat.', '', "The cat's the BEST"]);
  it('numbers words by their first use', () => {
    expect(texts.words).toEqual(['the', 'cat', "cat's", 'best']);
    expect([...texts.tokens]).toEqual([0, 1, 0, 2, 0, 3]);
    expect(lengthsOf(texts)).toEqual([2, 0, 4]);
  });
  it('counts and ranks them, in all texts or some', () => {
    expect([...countTokens(texts)]).toEqual([3, 1, 1, 1]);
    expect([...countTokens(texts, (text) => text === 0)]).toEqual([1, 1, 0, 0]);
    expect(rankCounts(texts.words, countTokens(texts))[0]).toEqual({ name: 'the', value: 3 });
  });
  it('holds more tokens than it made room for', () => {
    const many = tokenise(['word '.repeat(3000)]);
    expect([many.tokens.length, many.words.length, countTokens(many)[0]]).toEqual([3000, 1, 3000]);
  });
  it('can be interrupted between texts', () => {
    const work = tokeniseTexts(['a'.repeat(3000), 'b']);
    expect(work.next().done).toBe(false);
  });
});
