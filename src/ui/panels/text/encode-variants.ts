import { PADDING_ID, UNKNOWN_ID, splitWords } from '#core/text.ts';

/** At which end zeros are added, and at which words are cut. */
export type Side = 'pre' | 'post';

export interface TokenSettings {
  readonly vocabularySize: number;
  readonly length: number;
  readonly padding: Side;
  readonly truncation: Side;
}

/** One place of a sequence: a word with its id, or padding. */
export interface TokenPlace {
  readonly kind: 'word' | 'unknown' | 'padding';
  readonly word: string;
  readonly id: number;
}

/** A text as a sequence of ids, and the words that were cut off. */
export interface EncodedText {
  readonly places: readonly TokenPlace[];
  readonly cut: readonly string[];
}

/**
 * Token ids by the published rule of `core/text.ts`, with the choices of Keras' pad_sequences. 'post' and 'post' is what the
 * exercises use and what `encodeText` gives; Keras' own default is 'pre' and 'pre'.
 */
export function encodeWith(
  text: string,
  idOf: ReadonlyMap<string, number>,
  { vocabularySize, length, padding, truncation }: TokenSettings,
): EncodedText {
  const words = splitWords(text);
  const surplus = Math.max(0, words.length - length);
  const kept = truncation === 'post' ? words.slice(0, length) : words.slice(surplus);
  const cut = truncation === 'post' ? words.slice(length) : words.slice(0, surplus);
  const places = kept.map((word): TokenPlace => {
    const id = idOf.get(word) ?? UNKNOWN_ID;
    return id < vocabularySize && id !== UNKNOWN_ID
      ? { kind: 'word', word, id }
      : { kind: 'unknown', word, id: UNKNOWN_ID };
  });
  const zeros = Array.from({ length: length - kept.length }, (): TokenPlace => ({
    kind: 'padding',
    word: '',
    id: PADDING_ID,
  }));
  return { places: padding === 'post' ? [...places, ...zeros] : [...zeros, ...places], cut };
}
