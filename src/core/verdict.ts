import type { CheckKind, MetricId } from './exercise.ts';
import type { RunError } from './errors.ts';

/** What the trusted worker learnt about a model: facts only, no judgement. */
export interface Evidence {
  /** Without the batch axis; null stands for an axis of any length. */
  readonly inputShape: readonly (number | null)[];
  readonly outputShape: readonly (number | null)[];
  /** Class names in topological order, each once. */
  readonly layerClasses: readonly string[];
  /** How many layers of each class there are, those inside other layers too. */
  readonly layerCounts: Readonly<Record<string, number>>;
  /** Classes that tfjs cannot build from its own layers; not empty means that the model was not run. */
  readonly foreignLayers: readonly string[];
  readonly parameters: number;
  readonly sizeBytes: number;
  /**
   * Weight tensors of a pretrained model found again in this one: as they came, or with other numbers. Null when the exercise
   * names no pretrained model, or the weights could not be read.
   */
  readonly pretrained: { readonly kept: number; readonly changed: number } | null;
  /** Optimizer steps while training; null for a model that was brought in. */
  readonly steps: number | null;
  /** [rows, outputs] row-major; empty when the model could not be run. */
  readonly predictions: Float32Array;
  /** Without the batch axis, as really returned. */
  readonly predictionShape: readonly number[];
  /** Why prediction failed, in the engine's words; null when it ran. */
  readonly predictError: string | null;
  readonly predictMs: number;
  /** What a model of next words wrote when left to itself; empty for other tasks. */
  readonly verses: readonly Verse[];
}

/** Words drawn one after the other from a model's probabilities. */
export interface Verse {
  readonly seed: number;
  /** Below 1 the likely words become likelier still; 0 takes the likeliest each time. */
  readonly temperature: number;
  readonly lines: readonly string[];
}

/** A check after measuring. `measured` is null when it could not be measured. */
export interface CheckResult {
  readonly id: string;
  readonly kind: CheckKind;
  readonly title: string;
  readonly passed: boolean;
  readonly measured: number | string | null;
  readonly needed: number | string;
  /** One sentence: what was measured, what is needed, by how much it is missed. */
  readonly message: string;
}

/** A metric with its 95 % interval (Wilson for shares, percentile bootstrap for the rest). */
export interface MetricResult {
  readonly metric: MetricId;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface ClassRow {
  readonly name: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly support: number;
}

export interface WorstClassified {
  /** Row in the held-out part. */
  readonly index: number;
  readonly truth: number;
  readonly predicted: number;
  /** Probability given to the predicted class. */
  readonly confidence: number;
}

/** What the screen shows beside the number. Row numbers refer to the held-out part. */
export type VerdictDetails =
  | {
      readonly kind: 'classification';
      readonly classNames: readonly string[];
      /** confusion[truth][predicted] */
      readonly confusion: readonly (readonly number[])[];
      /** Up to 24 row numbers for each cell of the matrix. */
      readonly cellRows: readonly (readonly (readonly number[])[])[];
      readonly classes: readonly ClassRow[];
      readonly worst: readonly WorstClassified[];
    }
  | {
      readonly kind: 'regression';
      readonly unit: string;
      /** At most 400 rows, evenly taken. */
      readonly points: readonly {
        readonly index: number;
        readonly truth: number;
        readonly predicted: number;
      }[];
      readonly worst: readonly {
        readonly index: number;
        readonly truth: number;
        readonly predicted: number;
      }[];
    }
  | ({ readonly kind: 'forecast' } & ForecastOfColumn)
  /** Several columns, each in its own unit. */
  | {
      readonly kind: 'forecasts';
      readonly columns: readonly ({ readonly name: string } & ForecastOfColumn)[];
    }
  | {
      readonly kind: 'next-token';
      /** A few places, evenly taken. */
      readonly places: readonly NextWord[];
      readonly verses: readonly Verse[];
    };

export interface ForecastOfColumn {
  readonly unit: string;
  /** MAE for each step ahead, natural units. */
  readonly maeByStep: readonly number[];
  readonly persistenceByStep: readonly number[];
  /** A few windows, evenly taken, natural units. */
  readonly windows: readonly {
    readonly start: number;
    readonly input: readonly number[];
    readonly truth: readonly number[];
    readonly predicted: readonly number[];
  }[];
}

/** A place in a text, and what the model expects there. */
export interface NextWord {
  /** Row in the held-out part: words are counted from 0. */
  readonly index: number;
  /** Words before the place, as many as the model saw. */
  readonly before: string;
  readonly truth: string;
  /** Probability given to the truth. */
  readonly probability: number;
  /** The likeliest, the first first. */
  readonly guesses: readonly { readonly word: string; readonly probability: number }[];
}

export interface VerdictReport {
  readonly checks: readonly CheckResult[];
  readonly metrics: readonly MetricResult[];
  readonly heldOutRows: number;
  /** One thing to try now. */
  readonly nextStep: string;
  /** Null when the model could not be run on the held-out part. */
  readonly details: VerdictDetails | null;
}

/** The outcome of a submission. A wrong answer is a result; an error says who must act. */
export type Verdict =
  | ({ readonly status: 'passed'; readonly score: 5 } & VerdictReport)
  | ({ readonly status: 'scored'; readonly score: 0 | 1 | 2 | 3 | 4 } & VerdictReport)
  | ({ readonly status: 'rejected'; readonly score: 0; readonly reason: string } & VerdictReport)
  | { readonly status: 'unattempted'; readonly reason: string }
  | { readonly status: 'cancelled' }
  | { readonly status: 'error'; readonly error: RunError };

export type VerdictStatus = Verdict['status'];

/** Null where no score was given. */
export function scoreOf(verdict: Verdict): number | null {
  return 'score' in verdict ? verdict.score : null;
}
