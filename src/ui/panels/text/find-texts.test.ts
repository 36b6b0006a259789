import { expect, it } from 'vitest';
import { findTexts, markMatches } from './find-texts.ts';

it('finds words in any case, among the texts that count', () => {
  const texts = ['A good film', 'Bad', 'GOOD food'];
  expect(findTexts(texts, ' good ', () => true)).toEqual([0, 2]);
  expect(findTexts(texts, 'good', (text) => text > 0)).toEqual([2]);
  expect(findTexts(texts, '', () => true)).toEqual([0, 1, 2]);
});

it('marks each place and loses no letter', () => {
  expect(markMatches('Good is good.', 'good')).toEqual([
    { text: 'Good', isMatch: true },
    { text: ' is ', isMatch: false },
    { text: 'good', isMatch: true },
    { text: '.', isMatch: false },
  ]);
  // 'İ' is two characters in lower case.
  expect(markMatches('İ good', 'good')).toEqual([{ text: 'İ good', isMatch: false }]);
});
