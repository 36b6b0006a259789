import { splitWords } from '#core/text.ts';

/** Pairs of neighbouring words; the words themselves where there is only one. */
export function shinglesOf(text: string): ReadonlySet<string> {
  const words = splitWords(text);
  if (words.length < 2) return new Set(words);
  return new Set(words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`));
}

/** Shared shingles as a share of all of both (Jaccard). */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const shingle of a) if (b.has(shingle)) shared++;
  return shared / (a.size + b.size - shared);
}

/** Two texts this alike are near-duplicates: 'don't waste your money' and 'don't waste your money here'. */
export const NEAR_TEXT = 0.5;

/** Index pairs of near-duplicates: found through shared shingles, so not every pair is compared. */
export function nearTextPairs(texts: readonly string[]): (readonly [number, number])[] {
  const shingles = texts.map(shinglesOf);
  const holders = new Map<string, number[]>();
  const pairs: [number, number][] = [];
  shingles.forEach((own, index) => {
    const seen = new Set([...own].flatMap((shingle) => holders.get(shingle) ?? []));
    for (const other of seen)
      if (similarity(own, shingles[other] ?? new Set()) >= NEAR_TEXT) pairs.push([other, index]);
    for (const shingle of own) holders.set(shingle, [...(holders.get(shingle) ?? []), index]);
  });
  return pairs;
}
