import type { Exercise } from '#core/exercise.ts';

const DEFINITIONS = import.meta.glob<Exercise>('/exercises/*/*/exercise.ts', {
  eager: true,
  import: 'default',
});
const CURRICULUM = Object.values(
  import.meta.glob<readonly string[]>('/exercises/curriculum.ts', { eager: true, import: 'CURRICULUM' }),
).flat();

/** Every exercise of the curriculum, in its order. One that the curriculum does not name is not shown. */
export function listExercises(): readonly Exercise[] {
  return CURRICULUM.flatMap((id) => findExercise(id) ?? []);
}

/** Undefined for an id that no folder has. */
export function findExercise(id: string): Exercise | undefined {
  return Object.values(DEFINITIONS).find((exercise) => exercise.id === id);
}
