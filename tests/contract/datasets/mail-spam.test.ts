import { describe, expect, it } from 'vitest';
import { splitWords } from '#core/text.ts';
import { PARTS, readBaseline, readBytes, readTexts } from './committed.ts';

const ID = 'mail-spam';

/** What gives the source away or names persons; none of it may be in any text. */
const MUST_NOT_MATCH: Readonly<Record<string, RegExp>> = {
  'an address': /\S@\w+\.\w|mailto:/,
  'a page': /https?:|www\.\w/i,
  'a long number': /\d{3}/,
  'a header': /(?:^|\s)(?:message-id|return-path|content-type|mime-version|x-mailer|list-id|envelope-to):/i,
  'who is quoted': /\bwrote:/i,
  'a list': /\b(?:exmh|razor|spamassassin|ilug|freshrpms|zzzzteana|boingboing)\b/i,
  'a footer': /_{5,}|yahoo! groups sponsor|to unsubscribe from this group|sponsored by:|BEGIN PGP/i,
  markup: /<\/?(?:html|body|font|table|td|br|p|a|img|div)\b|&(?:nbsp|amp|lt);|&#\d/i,
  'a date': /\b(?:mon|tue|wed|thu|fri|sat|sun),? \d{1,2} (?:jan|feb|jul|aug|sep|oct|dec)/i,
  'an explicit word': /\b(?:porn|xxx|sex|nude|viagra|penis|fuck\w*|shit)\b/i,
};

describe(ID, () => {
  const parts = PARTS.map((part) => ({ texts: readTexts(ID, part), labels: readBytes(ID, part, 'labels') }));
  const texts = parts.flatMap((part) => part.texts);
  const labels = parts.flatMap((part) => [...part.labels]);

  it.each(Object.entries(MUST_NOT_MATCH))('holds nowhere %s', (_, pattern) => {
    expect(texts.filter((text) => pattern.test(text)).map((text) => pattern.exec(text)?.[0])).toEqual([]);
  });

  it('is unbalanced as it was, about one spam in four, in every part', () => {
    for (const { labels: own } of parts) {
      const share = own.reduce((sum, label) => sum + label, 0) / own.length;
      expect(share).toBeGreaterThan(0.25);
      expect(share).toBeLessThan(0.28);
    }
  });

  it('has texts of 8 to about 150 words', () => {
    const counts = texts.map((text) => splitWords(text).length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(8);
    expect(texts.filter((text) => text.split(' ').length > 150)).toEqual([]);
  });

  it('has no word that decides alone: none in a third of the texts of one class and nearly none of the other', () => {
    const seen = new Map<string, [number, number]>();
    texts.forEach((text, row) => {
      for (const word of new Set(splitWords(text))) {
        const counts = seen.get(word) ?? [0, 0];
        counts[labels[row] === 1 ? 1 : 0]++;
        seen.set(word, counts);
      }
    });
    const spam = labels.filter((label) => label === 1).length;
    const wanted = labels.length - spam;
    const decisive = [...seen].filter(([, [inWanted, inSpam]]) => {
      const [often, seldom] = [inWanted / wanted, inSpam / spam].sort((a, b) => b - a);
      return (often ?? 0) > 1 / 3 && (seldom ?? 0) < 0.01;
    });
    expect(decisive).toEqual([]);
  });

  it('states what a bag of words reaches, below the 0.98 that headers would give', () => {
    expect(readBaseline(ID, 'bag-of-words', 'accuracy')).toBeLessThan(0.98);
    expect(readBaseline(ID, 'majority', 'macro-f1')).toBeLessThan(0.45);
  });
});
