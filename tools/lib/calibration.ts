import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { type Exercise, METRIC_IDS, type MetricId, isHigherBetter, levelsCheckOf } from '#core/exercise.ts';
import type { ExerciseFolder } from './exercise-folders.ts';

const Trial = v.object({
  seed: v.number(),
  /** In the metric of the `levels` check; null when a gate failed before anything could be measured. */
  value: v.nullable(v.number()),
  /** Checks that failed, the `levels` check left out: its thresholds are drawn from these values. */
  failedChecks: v.array(v.string()),
  trainSeconds: v.number(),
});
export type Trial = v.InferOutput<typeof Trial>;

/** calibration.json: what every answer of an exercise really scored. Written by tools/calibrate, reviewed by people. */
export const Calibration = v.object({
  exercise: v.string(),
  /** Of everything that an answer's score depends on, an entry an answer; see `hashAnswers`. */
  answersSha256: v.record(v.string(), v.string()),
  backend: v.string(),
  metric: v.picklist(METRIC_IDS),
  /** Why level 5 lies where it does, when that needs a word; written by hand, kept by the tool. */
  note: v.optional(v.string()),
  reference: v.array(Trial),
  weak: v.record(v.string(), v.array(Trial)),
  starter: v.array(Trial),
});
export type Calibration = v.InferOutput<typeof Calibration>;

/** 'reference', 'starter' or 'weak/NAME' → SHA-256, in hexadecimal digits. */
export type AnswerHashes = Readonly<Record<string, string>>;

/**
 * For each answer the SHA-256 over all that decides its score: its text, the data set's manifest (it holds the hash of
 * every shard), TensorFlow.js, and of exercise.ts how rows are fed and what is checked. Prose and thresholds are left out:
 * changing them changes no score.
 */
export function hashAnswers(folder: ExerciseFolder, tfjsVersion: string): AnswerHashes {
  const { exercise } = folder;
  const shared = [
    tfjsVersion,
    exercise && [exercise.dataset, exercise.input, exercise.task],
    exercise && exercise.checks.map((check) => ({ ...check, levels: null })),
    folder.manifest,
  ];
  const hash = (text: string | null): string =>
    createHash('sha256')
      .update(JSON.stringify([...shared, text]))
      .digest('hex');
  return {
    reference: hash(folder.reference),
    ...Object.fromEntries(Object.entries(folder.weak).map(([name, text]) => [`weak/${name}`, hash(text)])),
    starter: hash(folder.starter),
  };
}

/** Answers that changed, came or went since they were measured. */
export function findStaleAnswers({ answersSha256 }: Calibration, now: AnswerHashes): readonly string[] {
  const names = [...new Set([...Object.keys(now), ...Object.keys(answersSha256)])];
  return names.filter((name) => answersSha256[name] !== now[name]);
}

/** Seconds for one training of the reference and of each weak answer, as measured. */
export function secondsOf({ reference, weak }: Calibration): number {
  return [reference, ...Object.values(weak)].reduce((sum, trials) => sum + meanSeconds(trials), 0);
}

function meanSeconds(trials: readonly Trial[]): number {
  return trials.reduce((sum, { trainSeconds }) => sum + trainSeconds, 0) / trials.length;
}

/** The gap between the worst reference seed and the best weak answer that fails by its score, and its middle half. */
export interface Separation {
  readonly worstReference: number;
  readonly bestWeak: number;
  /** Level 5 has to lie between these; `low` is the smaller number. */
  readonly low: number;
  readonly high: number;
}

/** Null when a side has no measured value. NaN scores count as the worst there is. */
export function measureSeparation(exercise: Exercise, calibration: Calibration): Separation | null {
  const levels = levelsCheckOf(exercise);
  const best = (values: readonly number[]): number => pick(levels.metric, values, true);
  const worst = (values: readonly number[]): number => pick(levels.metric, values, false);
  const graded = exercise.weak.filter((weak) => weak.failsBy === levels.id);
  const weakValues = graded.flatMap(({ name }) => valuesOf(calibration.weak[name] ?? []));
  const referenceValues = valuesOf(calibration.reference);
  if (weakValues.length === 0 || referenceValues.length === 0) return null;
  const worstReference = worst(referenceValues);
  const bestWeak = best(weakValues);
  const quarter = (worstReference - bestWeak) / 4;
  const ends = [bestWeak + quarter, worstReference - quarter];
  return { worstReference, bestWeak, low: Math.min(...ends), high: Math.max(...ends) };
}

export function valuesOf(trials: readonly Trial[]): number[] {
  return trials.flatMap(({ value }) => (value === null ? [] : [value]));
}

/** True when `value` reaches `level` in this metric. NaN reaches nothing. */
export function reaches(metric: MetricId, value: number, level: number): boolean {
  return isHigherBetter(metric) ? value >= level : value <= level;
}

function pick(metric: MetricId, values: readonly number[], isBest: boolean): number {
  return isHigherBetter(metric) === isBest ? Math.max(...values) : Math.min(...values);
}
