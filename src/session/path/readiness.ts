import type { ExamCategory, Exercise } from '#core/exercise.ts';

/** What one's own scores say about one category of the exam. */
export interface CategoryReadiness {
  readonly category: ExamCategory;
  readonly exercises: number;
  readonly tried: number;
  readonly passed: number;
  /** Best scores added up, of five for each exercise; from 0 to 1. NaN where the category has no exercise. */
  readonly share: number;
}

export interface Readiness {
  readonly categories: readonly CategoryReadiness[];
  /** Of 100 points. */
  readonly points: number;
}

/** Points of 100 that the exam asked for. */
export const PASS_POINTS = 90;

const CATEGORIES: readonly ExamCategory[] = [1, 2, 3, 4, 5];

/** Category n weighs n, as in the lab's own rule for the exam; what was never tried counts as 0. */
export function estimateReadiness(
  exercises: readonly Exercise[],
  bestScores: ReadonlyMap<string, number>,
): Readiness {
  const categories = CATEGORIES.map((category) => {
    const own = exercises.filter((exercise) => exercise.category === category);
    const scores = own.flatMap(({ id }) => bestScores.get(id) ?? []);
    const sum = scores.reduce((total, score) => total + score, 0);
    return {
      category,
      exercises: own.length,
      tried: scores.length,
      passed: scores.filter((score) => score === 5).length,
      share: sum / (5 * own.length),
    };
  });
  const known = categories.filter(({ share }) => !Number.isNaN(share));
  const weights = known.reduce((total, { category }) => total + category, 0);
  const weighted = known.reduce((total, { category, share }) => total + category * share, 0);
  return { categories, points: weights === 0 ? 0 : Math.floor((100 * weighted) / weights) };
}
