import type { BackendName } from '#core/engine.ts';
import { type ExamCategory, type Exercise, levelsCheckOf } from '#core/exercise.ts';
import type { SolveOutcome } from '../../tools/lib/driver.ts';

/** One training of one answer, and what must come of it. */
export interface TrainingCase {
  readonly exercise: string;
  readonly answer: string;
  readonly backend: BackendName;
  readonly seed: number;
  /** The check that a weak answer must fail; null for a reference, which must pass. */
  readonly failsBy: string | null;
  /** Id of the check that gives the score. */
  readonly scoredBy: string;
  /** The failing check gives the score, so the verdict must be a score and no rejection. */
  readonly isScored: boolean;
}

/** Trained on software WebGL too: one exercise of convolutions, one of dense layers over windows. */
const WEBGL_EXERCISES = ['fashion-basics', 'sunspots'];
const SEED = 1;

/**
 * What to train. 'quick': of each category the exercise that calibration found cheapest, with its weak answers.
 * 'references': every reference, and two of them on WebGL as well. 'all': the weak answers too.
 */
export type Scope = 'quick' | 'references' | 'all';

/** An exercise, and the seconds that calibration took for one training of each of its answers; NaN when nobody measured it. */
export interface Candidate {
  readonly exercise: Exercise;
  readonly seconds: number;
}

export function listCases(candidates: readonly Candidate[], scope: Scope): TrainingCase[] {
  const exercises = candidates.map(({ exercise }) => exercise);
  const references = exercises.map((exercise) => toCase(exercise, 'reference', 'wasm', null));
  const onWebgl = exercises
    .filter(({ id }) => WEBGL_EXERCISES.includes(id))
    .map((exercise) => toCase(exercise, 'reference', 'webgl', null));
  switch (scope) {
    case 'quick':
      return cheapestOfEachCategory(candidates).flatMap(allAnswers);
    case 'references':
      return [...references, ...onWebgl];
    case 'all':
      return [...exercises.flatMap(allAnswers), ...onWebgl];
  }
}

function allAnswers(exercise: Exercise): TrainingCase[] {
  return [
    toCase(exercise, 'reference', 'wasm', null),
    ...exercise.weak.map((weak) => toCase(exercise, `weak/${weak.name}`, 'wasm', weak.failsBy)),
  ];
}

/** An exercise that nobody measured is taken only where its category has no other. */
function cheapestOfEachCategory(candidates: readonly Candidate[]): Exercise[] {
  const cost = ({ seconds }: Candidate): number => (Number.isNaN(seconds) ? Infinity : seconds);
  const cheapest = new Map<ExamCategory, Candidate>();
  for (const candidate of candidates) {
    const best = cheapest.get(candidate.exercise.category);
    if (best === undefined || cost(candidate) < cost(best))
      cheapest.set(candidate.exercise.category, candidate);
  }
  return [...cheapest.values()].map(({ exercise }) => exercise);
}

/** Null when the outcome is the expected one, else a sentence about the difference. */
export function explainMiss(expected: TrainingCase, outcome: SolveOutcome): string | null {
  const { status, score, backend, checks, error } = outcome;
  if (error !== null) return `ended in an error: ${error.message}`;
  if (backend !== expected.backend) return `ran on ${backend ?? 'no engine'} instead of ${expected.backend}`;
  if (expected.failsBy === null)
    return status === 'passed' && score === 5
      ? null
      : `scored ${score ?? status} of 5: ${failuresOf(outcome)}`;
  if (status === 'passed') return 'passed, though it is a mistake';
  if (checks.find(({ id }) => id === expected.failsBy)?.passed !== false)
    return `failed by another check than ${expected.failsBy}: ${failuresOf(outcome)}`;
  if (expected.isScored && status !== 'scored')
    return `was ${status} instead of scored: ${failuresOf(outcome)}`;
  return null;
}

function toCase(
  exercise: Exercise,
  answer: string,
  backend: BackendName,
  failsBy: string | null,
): TrainingCase {
  const scoredBy = levelsCheckOf(exercise).id;
  const isScored = failsBy === scoredBy;
  return { exercise: exercise.id, answer, backend, seed: SEED, failsBy, scoredBy, isScored };
}

function failuresOf({ checks }: SolveOutcome): string {
  const failed = checks.filter(({ passed }) => !passed).map(({ message }) => message);
  return failed.length > 0 ? failed.join(' ') : 'no check failed';
}
