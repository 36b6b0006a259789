import type { DatasetManifest, PartRows } from './dataset.ts';
import { evenly } from './evenly.ts';
import type { Exercise } from './exercise.ts';
import type { Outcome } from './measure-outcome.ts';
import { contextOf, readTokens } from './next-token.ts';
import { PADDING_ID } from './text.ts';
import type { NextWord, Verse, VerdictDetails } from './verdict.ts';

const SHOWN_PLACES = 24;
const SHOWN_GUESSES = 5;

/** Some places of the held-out texts with what the model expects there, and what it writes by itself. */
export function describeNextTokens(
  exercise: Exercise,
  manifest: DatasetManifest,
  heldOut: PartRows,
  { answers, predictions }: Outcome,
  verses: readonly Verse[],
): VerdictDetails {
  const { input } = exercise;
  if (answers.kind !== 'classes' || input.kind !== 'next-token') throw new Error('words were expected');
  if (heldOut.kind !== 'corpus' || manifest.kind !== 'corpus') throw new Error('a corpus was expected');
  const tokens = readTokens(heldOut, manifest, input.vocabularySize);
  const { outputs, labels, classNames } = answers;
  const nameOf = (id: number): string => classNames[id] ?? '';
  const describe = (index: number): NextWord => {
    const scores = predictions.subarray(index * outputs, (index + 1) * outputs);
    const truth = labels[index] ?? 0;
    const context = contextOf(tokens, index, input.length).filter((id) => id !== PADDING_ID);
    return {
      index,
      before: Array.from(context, nameOf).join(' '),
      truth: nameOf(truth),
      probability: scores[truth] ?? 0,
      guesses: largest(scores, SHOWN_GUESSES).map((id) => ({
        word: nameOf(id),
        probability: scores[id] ?? 0,
      })),
    };
  };
  return { kind: 'next-token', places: evenly(answers.rows, SHOWN_PLACES).map(describe), verses };
}

/** Places of the largest values, the largest first. */
function largest(values: Float64Array, count: number): number[] {
  const order = Array.from(values, (_, index) => index);
  return order.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0)).slice(0, count);
}
