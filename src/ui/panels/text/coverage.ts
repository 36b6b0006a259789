import { FIRST_WORD_ID } from '#core/text.ts';

/**
 * Share of all words that a vocabulary of `size` ids leaves unknown. `counts` are by word number, `words` their spellings,
 * `idOf` the manifest's ids. 0 of no words.
 */
export function unknownShare(
  words: readonly string[],
  counts: Uint32Array,
  idOf: ReadonlyMap<string, number>,
  size: number,
): number {
  let total = 0;
  let unknown = 0;
  for (let word = 0; word < counts.length; word++) {
    const count = counts[word] ?? 0;
    total += count;
    const id = idOf.get(words[word] ?? '');
    if (id === undefined || id >= size) unknown += count;
  }
  return total === 0 ? 0 : unknown / total;
}

/** Vocabulary sizes worth comparing: round ones below the whole, and the whole with its two reserved ids. */
export function sizesToCompare(words: number): number[] {
  const whole = words + FIRST_WORD_ID;
  return [100, 500, 1000, 2000, 5000, 10_000].filter((size) => size < 0.95 * whole).concat(whole);
}
