import { describe, expect, it } from 'vitest';
import { splitWords } from '#core/text.ts';
import { nearTextPairs } from '../../../tools/datasets/lib/near-texts.ts';
import { DATASETS, PARTS, countLabels, readBytes, readTexts } from './committed.ts';

const TEXTS = DATASETS.filter(({ kind }) => kind === 'text' || kind === 'corpus');
/** Below, verses and answers such as 'Yes, sir.' repeat in any book. */
const SHORTEST_REPEAT = 8;

/** The novels take two seconds alone, more when other suites share the processor. */
describe.each(TEXTS)('texts of $id', { timeout: 30_000 }, (manifest) => {
  const { id } = manifest;
  const texts = PARTS.map((part) => readTexts(id, part));
  const partOf = texts.flatMap((part, index) => part.map(() => index));
  const all = texts.flat();

  it('hold no spaces at their ends or in a row, no control characters, none of a wrong encoding', () => {
    const odd = all.filter(
      (text) => text !== text.trim() || /\s\s|[\u0000-\u001f\u007f-\u009f\ufffd]/.test(text),
    );
    expect(odd).toEqual([]);
    expect(all.filter((text) => splitWords(text).length === 0)).toEqual([]);
  });

  it('have no near-twins in different parts', () => {
    const long = all.map((text) =>
      manifest.kind === 'text' || splitWords(text).length >= SHORTEST_REPEAT ? text : '',
    );
    const straddling = nearTextPairs(long).filter(([a, b]) => partOf[a] !== partOf[b]);
    expect(straddling.map((pair) => pair.map((row) => all[row]))).toEqual([]);
  });

  it('come with the words that training holds twice or more, most frequent first, ten thousand at most', () => {
    if (manifest.kind !== 'text' && manifest.kind !== 'corpus') throw new Error('no texts');
    const counts = new Map<string, number>();
    for (const word of (texts[0] ?? []).flatMap(splitWords)) counts.set(word, (counts.get(word) ?? 0) + 1);
    const repeated = [...counts.values()].filter((count) => count >= 2).sort((a, b) => b - a);
    const frequencies = manifest.vocabulary.map((word) => counts.get(word) ?? 0);
    expect(new Set(manifest.vocabulary).size).toBe(manifest.vocabulary.length);
    expect(frequencies).toEqual(repeated.slice(0, 10_000));
  });
});

describe.each(DATASETS.filter(({ kind }) => kind === 'text'))('labelled texts of $id', (manifest) => {
  const { id } = manifest;

  it('hold no text twice', () => {
    const all = PARTS.flatMap((part) => readTexts(id, part).map((text) => text.toLowerCase()));
    expect(all.length - new Set(all).size).toBe(0);
  });

  it('have every class in every part, in the same shares', () => {
    if (manifest.kind !== 'text') throw new Error('no labels');
    const shares = PARTS.map((part) => {
      const counts = countLabels(readBytes(id, part, 'labels'));
      return counts.map((count) => count / manifest.parts[part].count);
    });
    for (const own of shares) {
      expect(own.length).toBe(manifest.classNames.length);
      own.forEach((share, label) => expect(Math.abs(share - (shares[0]?.[label] ?? NaN))).toBeLessThan(0.02));
    }
  });
});
