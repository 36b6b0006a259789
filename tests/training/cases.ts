import type { BackendName } from '#core/engine.ts';
import { type Exercise, levelsCheckOf } from '#core/exercise.ts';
import type { SolveOutcome } from '../../tools/lib/driver.ts';

/** One training of one answer, and what must come of it. */
export interface TrainingCase {
  readonly exercise: string;
  readonly answer: string;
  readonly backend: BackendName;
  readonly seed: number;
  /** The check that a weak answer must fail; null for a reference, which must pass. */
  readonly failsBy: string | null;
  /** The failing check gives the score, so the verdict must be a score and no rejection. */
  readonly isScored: boolean;
}

/** Trained on software WebGL too: one exercise of convolutions, one of dense layers over windows. */
const WEBGL_EXERCISES = ['fashion-basics', 'sunspots'];
const SEED = 1;

/** Every reference and weak answer on WebAssembly; with `hasWebgl` also two references on WebGL. */
export function listCases(
  exercises: readonly Exercise[],
  { hasWebgl }: { readonly hasWebgl: boolean },
): TrainingCase[] {
  const onWasm = exercises.flatMap((exercise) => [
    toCase(exercise, 'reference', 'wasm', null),
    ...exercise.weak.map((weak) => toCase(exercise, `weak/${weak.name}`, 'wasm', weak.failsBy)),
  ]);
  const onWebgl = exercises
    .filter(({ id }) => WEBGL_EXERCISES.includes(id))
    .map((exercise) => toCase(exercise, 'reference', 'webgl', null));
  return hasWebgl ? [...onWasm, ...onWebgl] : onWasm;
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
  const isScored = failsBy === levelsCheckOf(exercise).id;
  return { exercise: exercise.id, answer, backend, seed: SEED, failsBy, isScored };
}

function failuresOf({ checks }: SolveOutcome): string {
  const failed = checks.filter(({ passed }) => !passed).map(({ message }) => message);
  return failed.length > 0 ? failed.join(' ') : 'no check failed';
}
