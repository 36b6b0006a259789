import type { Baseline, PartRows } from '#core/dataset.ts';
import { splitWords } from '#core/text.ts';
import { classificationBaselines, priorBaselines } from './classification-baselines.ts';
import { shuffle } from './statistics.ts';

type TextRows = Extract<PartRows, { kind: 'text' }>;

interface BagOptions {
  readonly classes: number;
  readonly seed: number;
  readonly epochs?: number;
  /** Falls to zero along half a cosine; each weight's own step shrinks with its gradients so far (Adagrad; Duchi et al. 2011). */
  readonly learningRate?: number;
  /** L2 penalty, applied to the words of a text when it is looked at. */
  readonly penalty?: number;
}

/** Majority and logistic regression on which words occur, measured on the held-out part. */
export function textBaselines(
  train: TextRows,
  heldOut: TextRows,
  vocabulary: readonly string[],
  options: BagOptions,
): Baseline[] {
  const classify = fitBags(train, vocabulary, options);
  return [
    ...priorBaselines(train.labels, heldOut.labels, options.classes),
    ...classificationBaselines(
      'bag-of-words',
      'Logistic regression on which words occur',
      classify(heldOut.texts),
      heldOut.labels,
    ),
  ];
}

/** Class probabilities of texts, [texts, classes] row-major. */
export type TextClassifier = (texts: readonly string[]) => Float64Array;

/**
 * Multinomial logistic regression on bags of words by stochastic gradient descent. A text is the list of its words' ids, and
 * only their weights are touched: ten thousand words cost no more than the forty that occur.
 */
export function fitBags(
  train: TextRows,
  vocabulary: readonly string[],
  { classes, seed, epochs = 20, learningRate = 0.3, penalty = 1e-4 }: BagOptions,
): TextClassifier {
  const idOf = new Map(vocabulary.map((word, id) => [word, id]));
  const bagOf = (text: string): number[] => {
    const ids = new Set(splitWords(text).flatMap((word) => idOf.get(word) ?? []));
    // The bias is a word that every text holds.
    return [...ids, vocabulary.length];
  };
  const weights = new Float64Array((vocabulary.length + 1) * classes);
  const squares = new Float64Array(weights.length).fill(1e-8);
  const bags = train.texts.map(bagOf);
  for (let epoch = 0; epoch < epochs; epoch++)
    shuffle([...bags.keys()], seed + epoch).forEach((row, step) => {
      const bag = bags[row] ?? [];
      const error = softmaxOf(bag, weights, classes);
      error[train.labels[row] ?? NaN] = (error[train.labels[row] ?? NaN] ?? NaN) - 1;
      const rate = (learningRate * (1 + Math.cos((Math.PI * (epoch + step / bags.length)) / epochs))) / 2;
      for (const id of bag)
        for (let c = 0; c < classes; c++) {
          const at = id * classes + c;
          const slope = (error[c] ?? NaN) + penalty * (weights[at] ?? NaN);
          squares[at] = (squares[at] ?? NaN) + slope * slope;
          weights[at] = (weights[at] ?? NaN) - (rate * slope) / Math.sqrt(squares[at] ?? NaN);
        }
    });
  return (texts) => {
    const result = new Float64Array(texts.length * classes);
    texts.forEach((text, row) => result.set(softmaxOf(bagOf(text), weights, classes), row * classes));
    return result;
  };
}

function softmaxOf(bag: readonly number[], weights: Float64Array, classes: number): Float64Array {
  const scores = new Float64Array(classes);
  for (const id of bag)
    for (let c = 0; c < classes; c++) scores[c] = (scores[c] ?? NaN) + (weights[id * classes + c] ?? NaN);
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
