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

/**
 * Index pairs of near-duplicates, all of them. Two sets of which half is shared share one of their rarest shingles: with
 * shingles ordered by how many texts hold them, one of the first |a| − ⌈NEAR_TEXT · |a|⌉ + 1 of each (prefix filter; Bayardo,
 * Ma, Srikant 2007, Scaling Up All Pairs Similarity Search). So only those are looked up, and 'of the' never is.
 */
export function nearTextPairs(texts: readonly string[]): (readonly [number, number])[] {
  const shingles = texts.map(shinglesOf);
  const frequency = new Map<string, number>();
  for (const shingle of shingles.flatMap((own) => [...own]))
    frequency.set(shingle, (frequency.get(shingle) ?? 0) + 1);
  const holders = new Map<string, number[]>();
  const pairs: [number, number][] = [];
  shingles.forEach((own, index) => {
    const seen = new Set<number>();
    for (const shingle of prefixOf(own, frequency)) {
      const held = holders.get(shingle);
      if (held === undefined) holders.set(shingle, [index]);
      else {
        for (const other of held) seen.add(other);
        held.push(index);
      }
    }
    for (const other of [...seen].sort((a, b) => a - b))
      if (similarity(own, shingles[other] ?? new Set()) >= NEAR_TEXT) pairs.push([other, index]);
  });
  return pairs;
}

function prefixOf(shingles: ReadonlySet<string>, frequency: ReadonlyMap<string, number>): string[] {
  const rareFirst = [...shingles].sort(
    (a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || (a < b ? -1 : 1),
  );
  return rareFirst.slice(0, shingles.size - Math.ceil(NEAR_TEXT * shingles.size) + 1);
}

/** For each text the number of its group: texts that are near-duplicates, directly or through others, share one. */
export function groupNearTexts(texts: readonly string[]): number[] {
  const leader = texts.map((_, index) => index);
  const find = (index: number): number => {
    let at = index;
    for (let next = leader[at] ?? at; next !== at; next = leader[at] ?? at) at = next;
    leader[index] = at;
    return at;
  };
  for (const [a, b] of nearTextPairs(texts)) {
    const [first, second] = [find(a), find(b)].sort((x, y) => x - y);
    leader[second ?? 0] = first ?? 0;
  }
  return texts.map((_, index) => find(index));
}
