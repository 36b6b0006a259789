import type { TokenisedTexts, WordCount } from './tokens.ts';

/** Tokens between two chances to interrupt. */
const TOKENS = 500;
/** A prime, so that the last word's number alone does not choose the map. */
const MAPS = 211;

/**
 * The `most` frequent runs of two or three words within a text, those that occur once left out. Yields where it can be
 * interrupted.
 */
export function* rankNGrams(
  { words, tokens, ends }: TokenisedTexts,
  length: 2 | 3,
  most: number,
): Generator<undefined, WordCount[]> {
  // A run is one number with a word a digit: exact up to 200,000 words, whose cube is below 2^53.
  const base = words.length;
  // Many small maps: one large one would halt for tens of milliseconds each time that it grows.
  const maps = Array.from({ length: MAPS }, () => new Map<number, number>());
  let begin = 0;
  let done = 0;
  for (const end of ends) {
    for (let at = begin; at + length <= end; at++) {
      let key = 0;
      for (let k = 0; k < length; k++) key = key * base + (tokens[at + k] ?? 0);
      const counts = maps[key % MAPS];
      counts?.set(key, (counts.get(key) ?? 0) + 1);
      if (++done % TOKENS === 0) yield;
    }
    begin = end;
  }
  let top: [number, number][] = [];
  for (const counts of maps) {
    for (const entry of counts) if (entry[1] > 1) top.push(entry);
    top = keepBest(top, most);
    yield;
  }
  return top.map(([key, value]) => ({ name: spell(key, length, words), value }));
}

function keepBest(entries: [number, number][], most: number): [number, number][] {
  return entries.sort((a, b) => b[1] - a[1]).slice(0, most);
}

function spell(key: number, length: number, words: readonly string[]): string {
  const names: string[] = [];
  for (let rest = key, k = 0; k < length; k++, rest = Math.floor(rest / words.length))
    names.unshift(words[rest % words.length] ?? '');
  return names.join(' ');
}
