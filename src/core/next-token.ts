import type { DatasetManifest, PartRows } from './dataset.ts';
import { encodeWords, indexVocabulary, splitWords } from './text.ts';

/** The words of a corpus, each a place at which the next word is asked for. */
export interface NextTokens {
  /** Ids of all words, text after text. */
  readonly ids: Int32Array;
  /** For each word, where its text begins in `ids`. */
  readonly starts: Int32Array;
}

type Corpus = Extract<PartRows, { kind: 'corpus' }>;
type CorpusManifest = Extract<DatasetManifest, { kind: 'corpus' }>;

/** Words of all texts; every one is asked for. */
export function countWords({ texts }: Corpus): number {
  return texts.reduce((count, text) => count + splitWords(text).length, 0);
}

export function readTokens({ texts }: Corpus, manifest: CorpusManifest, vocabularySize: number): NextTokens {
  const idOf = indexVocabulary(manifest.vocabulary);
  const encoded = texts.map((text) => encodeWords(splitWords(text), idOf, vocabularySize));
  let start = 0;
  const starts = encoded.flatMap((ids) => {
    const here = start;
    start += ids.length;
    return ids.map(() => here);
  });
  return { ids: Int32Array.from(encoded.flat()), starts: Int32Array.from(starts) };
}

/** The `length` ids before a place, of its own text only, padded in front with 0. */
export function contextOf({ ids, starts }: NextTokens, place: number, length: number): Int32Array {
  const first = Math.max(starts[place] ?? place, place - length);
  const context = new Int32Array(length);
  context.set(ids.subarray(first, place), length - (place - first));
  return context;
}

/** What each id below `vocabularySize` stands for, in brackets where it is no word. */
export function tokenNames(manifest: CorpusManifest, vocabularySize: number): string[] {
  return ['(nothing)', '(unknown)', ...manifest.vocabulary].slice(0, vocabularySize);
}
