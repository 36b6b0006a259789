import type { SkillId } from './skills.ts';

export type Topic = 'basics' | 'image' | 'text' | 'series';
/** The exam's category, 1 (simple model) to 5 (sequence model). */
export type ExamCategory = 1 | 2 | 3 | 4 | 5;

/**
 * How held-out rows become the model's input. It is published to the learner word for word, so that any model,
 * trained here or elsewhere, can be fed.
 */
export type InputEncoding =
  /** Pixel / 255 as float32, [batch, height, width, channels]. */
  | { readonly kind: 'pixels' }
  /**
   * [batch, width]: numbers as (value − mean) / standard deviation by the manifest, 0 where missing; categories one-hot, all
   * zeros where missing; in the order of the columns.
   */
  | { readonly kind: 'standardised-columns' }
  /** Token ids of `core/text.ts`, cut or padded with 0 at the end to `length`: [batch, length]. */
  | { readonly kind: 'token-ids'; readonly vocabularySize: number; readonly length: number }
  /** Standardised values, [batch, inputSteps, columns]; the target is the following `targetSteps` of column 0, standardised. */
  | { readonly kind: 'windows'; readonly inputSteps: number; readonly targetSteps: number };

/** What the model is asked to say. `unit` is shown beside errors. */
export type Task =
  | { readonly kind: 'regression'; readonly unit: string }
  | { readonly kind: 'binary' }
  | { readonly kind: 'classification'; readonly classes: number }
  | { readonly kind: 'forecast'; readonly unit: string };

/** Regression and forecast metrics are in natural units. */
export type MetricId = 'accuracy' | 'macro-f1' | 'log-loss' | 'mae' | 'mse' | 'rmse';

/** Thresholds for the scores 1 to 5, easiest first. */
export type Levels = readonly [number, number, number, number, number];

/**
 * One requirement. `input-shape`, `output-shape`, `built-in-layers`, `finite`, `parameters` and `size` are gates: failing
 * one rejects the model. `levels` gives the score. The others cap the score at 4 when they fail.
 */
export type Check = { readonly id: string } & (
  | { readonly kind: 'input-shape'; readonly shape: readonly number[] }
  | { readonly kind: 'output-shape'; readonly shape: readonly number[] }
  | { readonly kind: 'built-in-layers' }
  | { readonly kind: 'finite' }
  | { readonly kind: 'parameters'; readonly atMost: number }
  | { readonly kind: 'size'; readonly atMostBytes: number }
  | { readonly kind: 'probabilities' }
  | { readonly kind: 'levels'; readonly metric: MetricId; readonly levels: Levels }
  | { readonly kind: 'metric'; readonly metric: MetricId; readonly bound: number }
);
export type CheckKind = Check['kind'];

/** A mistake that real learners make; calibration proves that it fails by the check it names. */
export interface WeakAnswer {
  /** File name in weak/, without .ts. */
  readonly name: string;
  readonly mistake: string;
  readonly failsBy: string;
}

/** A forecast or guess anyone can make without training, measured on the held-out part. */
export interface ExerciseBaseline {
  readonly id: string;
  readonly title: string;
  readonly value: number;
}

/** An exercise's typed data; its prose lies beside it in Markdown. */
export interface Exercise {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly topic: Topic;
  readonly category: ExamCategory;
  readonly skills: readonly SkillId[];
  /** A learner's usual time, in minutes. */
  readonly minutes: number;
  /** `heavy` trains for up to five minutes on a CPU; others stay under 90 seconds. */
  readonly weight: 'light' | 'heavy';
  readonly dataset: string;
  readonly input: InputEncoding;
  readonly task: Task;
  /** Exactly one check has the kind `levels`. */
  readonly checks: readonly Check[];
  /** In the metric of the `levels` check. */
  readonly baselines: readonly ExerciseBaseline[];
  readonly weak: readonly WeakAnswer[];
}

/** Gives an exercise.ts its type and keeps its literal values. */
export function defineExercise(exercise: Exercise): Exercise {
  return exercise;
}

export type LevelsCheck = Extract<Check, { kind: 'levels' }>;

export function levelsCheckOf(exercise: Exercise): LevelsCheck {
  const check = exercise.checks.find((candidate): candidate is LevelsCheck => candidate.kind === 'levels');
  if (check === undefined)
    throw new Error(`${exercise.id} has no 'levels' check; check:exercises reports this`);
  return check;
}

export function isHigherBetter(metric: MetricId): boolean {
  return metric === 'accuracy' || metric === 'macro-f1';
}
