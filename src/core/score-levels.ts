import { type Levels, type MetricId, isHigherBetter } from './exercise.ts';
import {
  boundText,
  capitalise,
  formatMiss,
  formatNumber,
  formatPair,
  meetsBound,
  metricName,
} from './number-text.ts';
import type { MetricResult } from './verdict.ts';

export type Score = 0 | 1 | 2 | 3 | 4 | 5;

/** The highest level whose threshold the value meets; 0 for none, and for NaN. */
export function scoreLevel(metric: MetricId, levels: Levels, value: number): Score {
  const scores = [5, 4, 3, 2, 1] as const;
  return scores.find((score) => meetsBound(metric, value, levels[score - 1] ?? NaN)) ?? 0;
}

/** How far a value is from a bound it misses, in words: '0.009 short' or '0.4 mpg too high'. */
export function missText(metric: MetricId, value: number, bound: number, suffix: string): string {
  const miss = formatMiss(Math.abs(bound - value));
  return isHigherBetter(metric) ? `${miss}${suffix} short` : `${miss}${suffix} too high`;
}

/** One sentence: measured value with its interval, level reached, and what the next level needs. */
export function describeLevel(
  levels: Levels,
  result: MetricResult,
  rowsText: string,
  suffix: string,
): string {
  const { metric, value } = result;
  const score = scoreLevel(metric, levels, value);
  const name = capitalise(metricName(metric));
  const interval = `95 % interval ${formatNumber(result.low)} to ${formatNumber(result.high)}`;
  if (score === 5) {
    const [measured, needed] = formatPair(value, levels[4]);
    return `${name} on ${rowsText} is ${measured}${suffix} (${interval}): level 5 of 5, which needs ${boundText(metric, needed)}${suffix}.`;
  }
  const bound = levels[score];
  const [measured, needed] = formatPair(value, bound);
  return `${name} on ${rowsText} is ${measured}${suffix} (${interval}): level ${String(score)} of 5. Level ${String(score + 1)} needs ${boundText(metric, needed)}${suffix}, so it is ${missText(metric, value, bound, suffix)}.`;
}
