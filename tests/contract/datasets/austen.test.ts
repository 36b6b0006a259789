import { describe, expect, it } from 'vitest';
import { PARTS, readTexts } from './committed.ts';

/** First and last words of each novel, in the order of publication. */
const ENDS: readonly (readonly [begins: string, ends: string])[] = [
  ['The family of Dashwood had long been settled in Sussex.', 'between their husbands.'],
  ['It is a truth universally acknowledged,', 'the means of uniting them.'],
  ['About thirty years ago Miss Maria Ward,', 'Mansfield Park had long been.'],
  ['Emma Woodhouse, handsome, clever, and rich,', 'happiness of the union.'],
  ['No one who had ever seen Catherine Morland', 'filial disobedience.'],
  ['Sir Walter Elliot, of Kellynch Hall,', 'its national importance.'],
];

describe('austen', () => {
  const [train = [], validation = [], heldOut = []] = PARTS.map((part) => readTexts('austen', part));

  it('has six novels in order, beginnings in training, ends held out', () => {
    const begins = ENDS.map(([begin]) => train.findIndex((text) => text.startsWith(begin)));
    const ends = ENDS.map(([, end]) => heldOut.findIndex((text) => text.endsWith(end)));
    expect(begins[0]).toBe(0);
    expect(begins).toEqual([...new Set(begins)].sort((a, b) => a - b));
    expect(ends).toEqual([...new Set(ends)].sort((a, b) => a - b));
    expect([...begins, ...ends]).not.toContain(-1);
    expect(ends.at(-1)).toBe(heldOut.length - 1);
  });

  it('has whole paragraphs: no headings, page marks, notes or lines of a page', () => {
    const all = [...train, ...validation, ...heldOut];
    expect(all.filter((text) => /^(chapter|volume) \w+\.?$|[_*[\]]|\(end of/i.test(text))).toEqual([]);
    expect(all.reduce((sum, text) => sum + text.length, 0) / all.length).toBeGreaterThan(300);
    expect(all.filter((text) => text.length > 20_000)).toEqual([]);
  });

  it('holds out a tenth or a little more', () => {
    const sizes = [train, validation, heldOut].map((part) => part.join(' ').length);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    expect(sizes.map((size) => Math.round((size / total) * 100))).toEqual([78, 9, 12]);
  });
});
