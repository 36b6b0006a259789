import type { Baseline } from '#core/dataset.ts';
import { UNKNOWN_ID, indexVocabulary, splitWords } from '#core/text.ts';
import { round } from './statistics.ts';

/** How much the counts of three, of two and of one word in a row say; the rest of 1 is shared by all words alike. */
interface Interpolation {
  readonly three: number;
  readonly two: number;
  readonly one: number;
}

const UNIGRAM: Interpolation = { three: 0, two: 0, one: 0.99 };
/** Tried when fitting; sums are 0.99 so that no word is impossible. */
const TRIGRAMS: readonly Interpolation[] = [0.05, 0.1, 0.2, 0.3, 0.4].flatMap((three) =>
  [0.1, 0.2, 0.3, 0.4, 0.5].map((two) => ({ three, two, one: 0.99 - three - two })),
);

/**
 * Perplexity of word models without learning: how many words they would have to choose among, on average, at each word of the
 * held-out texts (exp of the mean negative log probability). Words outside the vocabulary count as the one word 'unknown'; each
 * text starts afresh, and its end is not predicted.
 */
export function perplexityBaselines(
  parts: Readonly<Record<'train' | 'validation' | 'heldOut', readonly string[]>>,
  vocabulary: readonly string[],
): Baseline[] {
  const idOf = indexVocabulary(vocabulary);
  const encode = (texts: readonly string[]): number[][] =>
    texts.map((text) => splitWords(text).map((word) => idOf.get(word) ?? UNKNOWN_ID));
  const counts = countNgrams(encode(parts.train));
  const classes = vocabulary.length + 1;
  const validation = encode(parts.validation);
  const heldOut = encode(parts.heldOut);
  const measure = (texts: readonly number[][], weights: Interpolation): number =>
    perplexity(texts, counts, weights, classes);
  const best = TRIGRAMS.reduce((a, b) => (measure(validation, b) < measure(validation, a) ? b : a));
  return [
    { id: 'uniform', title: 'All words equally likely', metric: 'perplexity', value: classes },
    {
      id: 'unigram',
      title: 'How often each word occurs',
      metric: 'perplexity',
      value: round(measure(heldOut, UNIGRAM), 4),
    },
    {
      id: 'trigram',
      title: 'Counts of three, two and one word in a row, mixed',
      metric: 'perplexity',
      value: round(measure(heldOut, best), 4),
    },
  ];
}

/** Counts of words after their context: '' (none), 'b' or 'a b'. */
interface NgramCounts {
  readonly after: ReadonlyMap<string, ReadonlyMap<number, number>>;
  readonly totals: ReadonlyMap<string, number>;
}

/** The contexts of the word at `at`: of two words (fewer at the start of the text), of one, of none. */
function contextsOf(text: readonly number[], at: number): [string, string, string] {
  const [a, b] = [text[at - 2] ?? '^', text[at - 1] ?? '^'];
  return [`${a} ${b}`, `${b}`, ''];
}

export function countNgrams(texts: readonly (readonly number[])[]): NgramCounts {
  const after = new Map<string, Map<number, number>>();
  const totals = new Map<string, number>();
  for (const text of texts)
    text.forEach((word, at) => {
      for (const context of contextsOf(text, at)) {
        const counts = after.get(context) ?? new Map<number, number>();
        after.set(context, counts.set(word, (counts.get(word) ?? 0) + 1));
        totals.set(context, (totals.get(context) ?? 0) + 1);
      }
    });
  return { after, totals };
}

/** Linear interpolation (Jelinek and Mercer 1980); a context never seen leaves its share to the shorter one. */
export function perplexity(
  texts: readonly (readonly number[])[],
  { after, totals }: NgramCounts,
  weights: Interpolation,
  classes: number,
): number {
  let loss = 0;
  let count = 0;
  const share = (context: string, word: number): number | null => {
    const total = totals.get(context);
    return total === undefined ? null : (after.get(context)?.get(word) ?? 0) / total;
  };
  for (const text of texts)
    text.forEach((word, at) => {
      const [two, one, none] = contextsOf(text, at);
      const unigram = share(none, word) ?? 0;
      const bigram = share(one, word) ?? unigram;
      const trigram = share(two, word) ?? bigram;
      const rest = 1 - weights.three - weights.two - weights.one;
      loss -= Math.log(
        weights.three * trigram + weights.two * bigram + weights.one * unigram + rest / classes,
      );
      count++;
    });
  return Math.exp(loss / count);
}
