import { describe, expect, it } from 'vitest';
import { countNgrams, perplexity } from './text-perplexity.ts';

describe('perplexity of counted words', () => {
  // Words 1 and 2 as often as each other; 2 always follows 1.
  const counts = countNgrams([
    [1, 2],
    [1, 2],
  ]);

  it('is the number of words that are equally likely', () => {
    expect(perplexity([[1, 2]], counts, { three: 0, two: 0, one: 1 }, 2)).toBeCloseTo(2, 10);
    expect(perplexity([[1, 2, 1, 1]], counts, { three: 0, two: 0, one: 0 }, 7)).toBeCloseTo(7, 10);
  });

  it('is 1 where the word before says all', () => {
    expect(perplexity([[1, 2]], counts, { three: 0, two: 1, one: 0 }, 2)).toBeCloseTo(1, 10);
    expect(perplexity([[1, 2]], counts, { three: 1, two: 0, one: 0 }, 2)).toBeCloseTo(1, 10);
  });

  it('leaves the share of a context never seen to the shorter one', () => {
    // After 2 nothing was ever seen: 1 costs what it costs alone, one half; 2 at the start was never seen there.
    expect(perplexity([[1, 2, 1]], counts, { three: 0, two: 1, one: 0 }, 2)).toBeCloseTo(2 ** (1 / 3), 10);
    expect(perplexity([[2]], counts, { three: 0, two: 1, one: 0 }, 2)).toBe(Infinity);
  });
});
