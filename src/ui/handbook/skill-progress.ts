import type { Exercise } from '#core/exercise.ts';
import type { SkillId } from '#core/skills.ts';
import type { ExerciseProgress } from '#session/state.ts';

/** How far someone has come with one skill. */
export interface SkillProgress {
  /** Those that practise it, in the order of the curriculum. */
  readonly exercises: readonly Exercise[];
  readonly passed: number;
}

export function readSkillProgress(
  skill: SkillId,
  exercises: readonly Exercise[],
  progress: Readonly<Record<string, ExerciseProgress>>,
): SkillProgress {
  const own = exercises.filter(({ skills }) => skills.includes(skill));
  return { exercises: own, passed: own.filter(({ id }) => progress[id]?.bestScore === 5).length };
}
