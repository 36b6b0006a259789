import { type Exercise, isHigherBetter, levelsCheckOf } from '#core/exercise.ts';
import { type Calibration, measureSeparation } from './calibration.ts';

/** What the measured scores allow for the levels, for a terminal. */
export function describeSuggestion(exercise: Exercise, calibration: Calibration): string {
  const { metric, levels } = levelsCheckOf(exercise);
  const separation = measureSeparation(exercise, calibration);
  if (separation === null)
    return '  No weak answer fails by its score, so there is no gap to put level 5 in.';
  const { worstReference, bestWeak, low, high } = separation;
  const values = exercise.baselines.map((baseline) => baseline.value);
  const bestBaseline = isHigherBetter(metric) ? Math.max(...values) : Math.min(...values);
  return [
    `  worst reference ${metric} ${worstReference.toFixed(4)}, best weak ${bestWeak.toFixed(4)}`,
    `  level 5 belongs between ${low.toFixed(4)} and ${high.toFixed(4)}; it is ${levels[4]}`,
    `  level 1 must be beyond the best baseline, ${bestBaseline.toFixed(4)}; it is ${levels[0]}`,
  ].join('\n');
}
