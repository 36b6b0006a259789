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
  /** Pixel / 255 as float32, of images with one channel and without an axis for it: [batch, height, width]. */
  | { readonly kind: 'grey-pixels' }
  /** [batch, width]: raw numbers in natural units, 0 where missing; categories one-hot, all zeros where missing. */
  | { readonly kind: 'columns' }
  /**
   * [batch, width]: numbers as (value − mean) / standard deviation by the manifest, 0 where missing; categories one-hot, all
   * zeros where missing; in the order of the columns.
   */
  | { readonly kind: 'standardised-columns' }
  /** Token ids of `core/text.ts`, cut or padded with 0 at the end to `length`: [batch, length]. */
  | { readonly kind: 'token-ids'; readonly vocabularySize: number; readonly length: number }
  /**
   * Standardised values, [batch, inputSteps, columns]; the target is the following `targetSteps` of column 0, standardised.
   */
  | {
      readonly kind: 'windows';
      readonly inputSteps: number;
      readonly targetSteps: number;
      /** Of the series' columns only the first so many go in; all unless told. */
      readonly columns?: number;
      /** 'all': every column that goes in is forecast too, [targetSteps, columns]. 'first' unless told. */
      readonly targets?: 'first' | 'all';
    }
  /**
   * Token ids of the `length` words before a place in a text of a corpus, padded in front with 0: [batch, length]. Every
   * word of every text is asked for, from its own text alone.
   */
  | { readonly kind: 'next-token'; readonly vocabularySize: number; readonly length: number };

/** What the model is asked to say. `unit` is shown beside errors. */
export type Task =
  | {
      readonly kind: 'regression';
      readonly unit: string;
      /** 'log': the answer is ln(value), and errors are in log units. 'natural' unless told. */
      readonly target?: 'natural' | 'log';
    }
  | { readonly kind: 'binary' }
  | { readonly kind: 'classification'; readonly classes: number }
  /** A probability for each token id, `classes` of them. */
  | { readonly kind: 'next-token'; readonly classes: number }
  | { readonly kind: 'forecast'; readonly unit: string };

export const METRIC_IDS = ['accuracy', 'macro-f1', 'log-loss', 'perplexity', 'mae', 'mse', 'rmse'] as const;
/**
 * Regression and forecast metrics are in natural units; those of a forecast of all columns are in standard deviations.
 * Perplexity is exp of the log loss.
 */
export type MetricId = (typeof METRIC_IDS)[number];

/** Thresholds for the scores 1 to 5, easiest first. */
export type Levels = readonly [number, number, number, number, number];

/** A forecast without learning that the grader works out column by column, named as in a series' manifest. */
export type NaiveForecast = 'persistence-all' | 'week-ago-all' | 'window-mean-all';

/**
 * One requirement. `input-shape`, `output-shape`, `built-in-layers`, `finite`, `parameters` and `size` are gates: failing
 * one rejects the model. `levels` gives the score. The others cap the score at 4 when they fail. `epochs`, `stops-at`,
 * `gap` and `slope` read the curves of the run, which a model trained elsewhere does not have.
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
  /** Layers of these classes, counted together, those inside other layers too. */
  | {
      readonly kind: 'layer-count';
      readonly anyOf: readonly string[];
      readonly atLeast?: number;
      readonly atMost?: number;
    }
  /** All epochs of all fits of the run. */
  | { readonly kind: 'epochs'; readonly atMost: number }
  /** Training ended by itself with the first epoch that reached the target. */
  | {
      readonly kind: 'stops-at';
      readonly metric: 'accuracy' | 'val_accuracy';
      readonly target: number;
      readonly withinEpochs: number;
    }
  /** How much worse validation is than training in the mean of the last (at most three) epochs. */
  | { readonly kind: 'gap'; readonly metric: 'accuracy' | 'loss'; readonly atMost: number }
  /** Rise of the curve an epoch: the least-squares line through its last `epochs` epochs. */
  | { readonly kind: 'slope'; readonly metric: 'val_loss'; readonly epochs: number; readonly atMost: number }
  /** The model holds layers of the pretrained model, and their weights are as they were. */
  | { readonly kind: 'frozen-layers'; readonly pretrained: string }
  /** Each column's error beats that of a forecast without learning. */
  | { readonly kind: 'per-column'; readonly metric: 'mae'; readonly baseline: NaiveForecast }
);
export type CheckKind = Check['kind'];
export const CHECK_KINDS = [
  'input-shape',
  'output-shape',
  'built-in-layers',
  'finite',
  'parameters',
  'size',
  'probabilities',
  'levels',
  'metric',
  'layer-count',
  'epochs',
  'stops-at',
  'gap',
  'slope',
  'frozen-layers',
  'per-column',
] as const satisfies readonly CheckKind[];

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
