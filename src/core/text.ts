/** Id that fills a sequence up to its length. */
export const PADDING_ID = 0;
/** Id of every word outside the vocabulary. */
export const UNKNOWN_ID = 1;
/** Id of the first, most frequent word. */
export const FIRST_WORD_ID = 2;

/** The published rule: lower case, then runs of letters, digits and apostrophes. */
export function splitWords(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9']+/g) ?? [];
}

/** Ids of words: from 2 by frequency rank, 1 for words outside the first `vocabularySize - 2`. */
export function encodeWords(
  words: readonly string[],
  idOf: ReadonlyMap<string, number>,
  vocabularySize: number,
): number[] {
  return words.map((word) => {
    const id = idOf.get(word) ?? UNKNOWN_ID;
    return id < vocabularySize ? id : UNKNOWN_ID;
  });
}

/** Token ids of a text, cut at the end or padded with 0 at the end to `length`. */
export function encodeText(
  text: string,
  idOf: ReadonlyMap<string, number>,
  vocabularySize: number,
  length: number,
): number[] {
  const ids = encodeWords(splitWords(text).slice(0, length), idOf, vocabularySize);
  while (ids.length < length) ids.push(PADDING_ID);
  return ids;
}

/** More words than this cost space and teach a small model nothing. */
const MOST_WORDS = 10_000;

/** A data set's vocabulary: words that its texts hold at least twice, most frequent first, equally frequent ones by alphabet. */
export function countVocabulary(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of splitWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= 2)
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, MOST_WORDS)
    .map(([word]) => word);
}

/** Word to id for a manifest's vocabulary. */
export function indexVocabulary(vocabulary: readonly string[]): Map<string, number> {
  return new Map(vocabulary.map((word, rank) => [word, rank + FIRST_WORD_ID]));
}
