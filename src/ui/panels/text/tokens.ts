import { splitWords } from '#core/text.ts';

/** Texts as numbers of words, so that every count after this is fast. */
export interface TokenisedTexts {
  /** Distinct words in the order of their first use. */
  readonly words: readonly string[];
  /** Numbers of words, all texts after each other. */
  readonly tokens: Uint32Array;
  /** ends[i] is where text i ends in `tokens`; it begins where the one before ends. */
  readonly ends: Uint32Array;
}

/** Characters between two chances to interrupt. */
const CHARACTERS = 2000;

/** Splits texts by the published rule (`core/text.ts`). Yields where it can be interrupted. */
export function* tokeniseTexts(texts: readonly string[]): Generator<undefined, TokenisedTexts> {
  const numberOf = new Map<string, number>();
  const words: string[] = [];
  let tokens = new Uint32Array(1024);
  const ends = new Uint32Array(texts.length);
  let count = 0;
  let characters = 0;
  for (const [index, text] of texts.entries()) {
    for (const word of splitWords(text)) {
      let number = numberOf.get(word);
      if (number === undefined) {
        number = words.push(word) - 1;
        numberOf.set(word, number);
      }
      if (count === tokens.length) {
        const longer = new Uint32Array(count * 2);
        longer.set(tokens);
        tokens = longer;
      }
      tokens[count++] = number;
    }
    ends[index] = count;
    characters += text.length;
    if (characters > CHARACTERS) {
      characters = 0;
      yield;
    }
  }
  return { words, tokens: tokens.slice(0, count), ends };
}

/** Texts with what most views of them need. */
export interface CountedTexts extends TokenisedTexts {
  /** Uses of each word, by its number. */
  readonly counts: Uint32Array;
  /** Words in each text. */
  readonly lengths: readonly number[];
}

/** Splits and counts. Yields where it can be interrupted. */
export function* countTexts(raw: readonly string[]): Generator<undefined, CountedTexts> {
  const texts = yield* tokeniseTexts(raw);
  const counts = countTokens(texts);
  yield;
  return { ...texts, counts, lengths: lengthsOf(texts) };
}

/** Words in each text. */
export function lengthsOf({ ends }: TokenisedTexts): number[] {
  return Array.from(ends, (end, index) => end - (index === 0 ? 0 : (ends[index - 1] ?? 0)));
}

/** How often each word occurs, by its number; only in the texts that `holds` accepts. */
export function countTokens(
  { words, tokens, ends }: TokenisedTexts,
  holds: (text: number) => boolean = () => true,
): Uint32Array {
  const counts = new Uint32Array(words.length);
  let begin = 0;
  for (let text = 0; text < ends.length; text++) {
    const end = ends[text] ?? begin;
    if (holds(text))
      for (let at = begin; at < end; at++) {
        const word = tokens[at] ?? 0;
        counts[word] = (counts[word] ?? 0) + 1;
      }
    begin = end;
  }
  return counts;
}

/** A word, or several, and how often. */
export interface WordCount {
  readonly name: string;
  readonly value: number;
}

/** Counts in falling order; equals in the order of their first use. */
export function rankCounts(words: readonly string[], counts: Uint32Array): WordCount[] {
  return Array.from(counts, (value, word) => ({ name: words[word] ?? '', value })).sort(
    (a, b) => b.value - a.value,
  );
}
