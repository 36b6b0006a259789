import { splitWords } from '#core/text.ts';

/** More words than this cost space and teach a small model nothing. */
const MAX_WORDS = 10_000;

/** Words that the texts hold at least twice, most frequent first, words of equal frequency in alphabetical order. */
export function countVocabulary(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of splitWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= 2)
    .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
    .slice(0, MAX_WORDS)
    .map(([word]) => word);
}
