import type { ExamCategory, Exercise } from '#core/exercise.ts';
import type { SkillId } from '#core/skills.ts';
import type { ExerciseProgress } from '#session/state.ts';

export type ProgressFilter = 'all' | 'new' | 'begun' | 'passed';
/** The best score so far: none yet, below 3, built right but not good enough, passed. */
export type LevelFilter = 'all' | 'none' | 'low' | 'near' | 'full';
/** Minutes that one has. */
export type TimeFilter = 'all' | 20 | 30 | 45 | 60;

export interface CatalogueFilter {
  readonly category: ExamCategory | 'all';
  readonly skill: SkillId | 'all';
  readonly level: LevelFilter;
  readonly time: TimeFilter;
  readonly state: ProgressFilter;
}

export const ALL_EXERCISES: CatalogueFilter = {
  category: 'all',
  skill: 'all',
  level: 'all',
  time: 'all',
  state: 'all',
};

type ProgressById = Readonly<Record<string, ExerciseProgress>>;

export function stateOf(progress: ExerciseProgress | undefined): Exclude<ProgressFilter, 'all'> {
  if (progress === undefined) return 'new';
  if (progress.bestScore === 5) return 'passed';
  return progress.attempts > 0 || progress.hasDraft ? 'begun' : 'new';
}

export function levelOf(progress: ExerciseProgress | undefined): Exclude<LevelFilter, 'all'> {
  const score = progress?.bestScore ?? null;
  if (score === null) return 'none';
  if (score < 3) return 'low';
  return score === 5 ? 'full' : 'near';
}

/** Every filter narrows what the others leave; none hides an exercise for good. */
export function filterExercises(
  exercises: readonly Exercise[],
  progress: ProgressById,
  { category, skill, level, time, state }: CatalogueFilter,
): readonly Exercise[] {
  return exercises.filter(
    (exercise) =>
      (category === 'all' || exercise.category === category) &&
      (skill === 'all' || exercise.skills.includes(skill)) &&
      (level === 'all' || levelOf(progress[exercise.id]) === level) &&
      (time === 'all' || exercise.minutes <= time) &&
      (state === 'all' || stateOf(progress[exercise.id]) === state),
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
