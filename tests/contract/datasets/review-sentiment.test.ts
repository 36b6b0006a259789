import { describe, expect, it } from 'vitest';
import { splitWords } from '#core/text.ts';
import { nearTextPairs } from '../../../tools/datasets/lib/near-texts.ts';
import { PARTS, countLabels, readBytes, readManifestOf, readTexts } from './committed.ts';

describe('review-sentiment', () => {
  const manifest = readManifestOf('review-sentiment', 'text');
  const texts = PARTS.map((part) => readTexts('review-sentiment', part));
  const labels = PARTS.flatMap((part) => [...readBytes('review-sentiment', part, 'labels')]);

  it('is balanced in every part', () => {
    for (const part of PARTS) {
      const counts = countLabels(readBytes('review-sentiment', part, 'labels'));
      const total = manifest.parts[part].count;
      for (const count of counts) expect(Math.abs(count / total - 0.5)).toBeLessThan(0.02);
    }
  });

  it('has no text twice and no near-twins in different parts', () => {
    const partOf = texts.flatMap((part, index) => part.map(() => index));
    const all = texts.flat();
    expect(new Set(all.map((text) => text.toLowerCase())).size).toBe(2979);
    expect(nearTextPairs(all).filter(([a, b]) => partOf[a] !== partOf[b])).toEqual([]);
  });

  it('gives no label away: no mark of the source file, no frequent word of one class only', () => {
    const all = texts.flat();
    expect(all.filter((text) => /\t|[01]\s*$/.test(text) && !/\d[\d./%]*[01]?$/.test(text))).toEqual([]);
    const holders = new Map<string, number[]>();
    all.forEach((text, row) => {
      for (const word of new Set(splitWords(text)))
        holders.set(word, [...(holders.get(word) ?? []), labels[row] ?? 0]);
    });
    const pure = [...holders].filter(([, seen]) => seen.length >= 60 && new Set(seen).size === 1);
    expect(pure).toEqual([]);
  });

  it('lists the words that the training part holds twice or more, most frequent first', () => {
    const counts = new Map<string, number>();
    for (const word of (texts[0] ?? []).flatMap(splitWords)) counts.set(word, (counts.get(word) ?? 0) + 1);
    const frequencies = manifest.vocabulary.map((word) => counts.get(word) ?? 0);
    expect(frequencies.length).toBe([...counts.values()].filter((count) => count >= 2).length);
    expect(frequencies).toEqual([...frequencies].sort((a, b) => b - a));
    expect(frequencies.at(-1)).toBe(2);
  });

  it('holds no spaces at the ends and no characters of a wrong encoding', () => {
    expect(
      texts.flat().filter((text) => text !== text.trim() || /[\u0000-\u001f\u007f-\u009f]/.test(text)),
    ).toEqual([]);
  });
});
