import type { Exercise, Topic } from '#core/exercise.ts';
import type { ExerciseProgress } from '#session/state.ts';

export type ProgressFilter = 'all' | 'new' | 'begun' | 'passed';

export interface CatalogueFilter {
  readonly topic: Topic | 'all';
  readonly state: ProgressFilter;
}

type ProgressById = Readonly<Record<string, ExerciseProgress>>;

export function stateOf(progress: ExerciseProgress | undefined): Exclude<ProgressFilter, 'all'> {
  if (progress === undefined) return 'new';
  if (progress.bestScore === 5) return 'passed';
  return progress.attempts > 0 || progress.hasDraft ? 'begun' : 'new';
}

export function filterExercises(
  exercises: readonly Exercise[],
  progress: ProgressById,
  filter: CatalogueFilter,
): readonly Exercise[] {
  return exercises.filter(
    (exercise) =>
      (filter.topic === 'all' || exercise.topic === filter.topic) &&
      (filter.state === 'all' || stateOf(progress[exercise.id]) === filter.state),
  );
}

/** The first exercise not begun, for who has begun another; null on a first visit. */
export function findNext(exercises: readonly Exercise[], progress: ProgressById): Exercise | null {
  const isFirstVisit = exercises.every((exercise) => stateOf(progress[exercise.id]) === 'new');
  if (isFirstVisit) return null;
  return exercises.find((exercise) => stateOf(progress[exercise.id]) === 'new') ?? null;
}

/** The exercise touched last that is begun and not passed; null on a first visit. */
export function findUnfinished(exercises: readonly Exercise[], progress: ProgressById): Exercise | null {
  const touchedAt = (exercise: Exercise): number => progress[exercise.id]?.lastTouchedAt ?? 0;
  const begun = exercises.filter((exercise) => stateOf(progress[exercise.id]) === 'begun');
  return begun.toSorted((a, b) => touchedAt(b) - touchedAt(a))[0] ?? null;
}
