import { type Exercise, levelsCheckOf } from '#core/exercise.ts';
import { formatPair, metricName, unitSuffix } from '#core/number-text.ts';
import type { Verdict } from '#core/verdict.ts';

/** The measured value beside the threshold of the next level, as text; null without a measured verdict or above level 5. */
export function describeDistance(
  exercise: Exercise,
  verdict: Verdict | null,
): { readonly metric: string; readonly value: string; readonly needed: string } | null {
  if (verdict === null || !('checks' in verdict)) return null;
  const { id, metric, levels } = levelsCheckOf(exercise);
  const measured = verdict.checks.find((check) => check.id === id)?.measured;
  const next = levels[Math.min(verdict.score, 4)];
  if (typeof measured !== 'number' || next === undefined) return null;
  const [value, needed] = formatPair(measured, next);
  const suffix = unitSuffix(metric, exercise.task);
  return { metric: metricName(metric), value, needed: `${needed}${suffix}` };
}

/** The measured value of the levels' metric; null where a verdict has none. */
export function levelValueOf(exercise: Exercise, verdict: Verdict | null): number | null {
  if (verdict === null || !('checks' in verdict)) return null;
  const measured = verdict.checks.find((check) => check.id === levelsCheckOf(exercise).id)?.measured;
  return typeof measured === 'number' ? measured : null;
}
