import { describe, expect, it } from 'vitest';
import { splitWords } from '#core/text.ts';
import { PARTS, countLabels, readBaseline, readBytes, readManifestOf, readTexts } from './committed.ts';

const ID = 'glossary-topics';

describe(ID, () => {
  const texts = PARTS.flatMap((part) => readTexts(ID, part));

  it('has as many definitions of each topic', () => {
    const counts = PARTS.map((part) => countLabels(readBytes(ID, part, 'labels')));
    expect(counts).toEqual([1400, 150, 250].map((count) => new Array<number>(12).fill(count)));
  });

  it('names no topic in any text, but for the United States', () => {
    const names = readManifestOf(ID, 'text').classNames.flatMap((name) => [name, `${name}s`]);
    const naming = texts.filter((text) =>
      splitWords(text.replace(/united states/gi, '')).some((word) => names.includes(word)),
    );
    expect(naming).toEqual([]);
  });

  it('has definitions alone: four words or more, no examples, no years of a life', () => {
    expect(texts.filter((text) => splitWords(text).length < 4)).toEqual([]);
    expect(texts.filter((text) => /"|\(\d{3,4}-\d{3,4}\)|\(born \d/.test(text))).toEqual([]);
  });

  it('cannot be told by one word: a bag of words stays below 0.85', () => {
    expect(readBaseline(ID, 'bag-of-words', 'accuracy')).toBeLessThan(0.85);
    expect(readBaseline(ID, 'majority', 'accuracy')).toBeCloseTo(1 / 12, 3);
  });
});
