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
  const ranked = rankShingles(texts);
  const holders = new Map<number, number[]>();
  const pairs: [number, number][] = [];
  ranked.forEach((own, index) => {
    const seen = new Set<number>();
    for (const shingle of own.subarray(0, own.length - Math.ceil(NEAR_TEXT * own.length) + 1)) {
      const held = holders.get(shingle);
      if (held === undefined) holders.set(shingle, [index]);
      else {
        for (const other of held) seen.add(other);
        held.push(index);
      }
    }
    for (const other of [...seen].sort((a, b) => a - b))
      if (isNear(own, ranked[other] ?? own)) pairs.push([other, index]);
  });
  return pairs;
}

/** Each text's shingles as numbers in ascending order, the rarest shingle of all texts having the lowest. */
function rankShingles(texts: readonly string[]): Int32Array[] {
  const idOf = new Map<string, number>();
  const frequency: number[] = [];
  const ids = texts.map((text) =>
    Array.from(shinglesOf(text), (shingle) => {
      const id = idOf.get(shingle) ?? frequency.length;
      idOf.set(shingle, id);
      frequency[id] = (frequency[id] ?? 0) + 1;
      return id;
    }),
  );
  const rankOf = new Int32Array(frequency.length);
  [...frequency.keys()]
    .sort((a, b) => (frequency[a] ?? 0) - (frequency[b] ?? 0) || a - b)
    .forEach((id, rank) => (rankOf[id] = rank));
  return ids.map((own) => Int32Array.from(own, (id) => rankOf[id] ?? 0).sort());
}

/** Jaccard similarity of two ascending sets at least NEAR_TEXT. */
function isNear(a: Int32Array, b: Int32Array): boolean {
  if (Math.min(a.length, b.length) < NEAR_TEXT * Math.max(a.length, b.length)) return false;
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [x, y] = [a[i] ?? NaN, b[j] ?? NaN];
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return shared >= NEAR_TEXT * (a.length + b.length - shared);
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
