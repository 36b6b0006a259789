import { expect, it } from 'vitest';
import { rankNGrams } from './n-grams.ts';

// 'to be or not to be' and 'not to be'.
const TEXTS = {
  words: ['to', 'be', 'or', 'not'],
  tokens: new Uint32Array([0, 1, 2, 3, 0, 1, 3, 0, 1]),
  ends: new Uint32Array([6, 9]),
};

function run(length: 2 | 3) {
  const work = rankNGrams(TEXTS, length, 5);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

it('counts runs of words within a text, not across', () => {
  expect(run(2)).toEqual([
    { name: 'to be', value: 3 },
    { name: 'not to', value: 2 },
  ]);
  expect(run(3)).toEqual([{ name: 'not to be', value: 2 }]);
});
