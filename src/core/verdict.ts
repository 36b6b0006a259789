import type { CheckKind, MetricId } from './exercise.ts';
import type { RunError } from './errors.ts';

/** What the trusted worker learnt about a model: facts only, no judgement. */
export interface Evidence {
  /** Without the batch axis; null stands for an axis of any length. */
  readonly inputShape: readonly (number | null)[];
  readonly outputShape: readonly (number | null)[];
  /** Class names in topological order, each once. */
  readonly layerClasses: readonly string[];
  /** Classes that tfjs cannot build from its own layers; not empty means that the model was not run. */
  readonly foreignLayers: readonly string[];
  readonly parameters: number;
  readonly sizeBytes: number;
  /** Optimizer steps while training; null for a model that was brought in. */
  readonly steps: number | null;
  /** [rows, outputs] row-major; empty when the model could not be run. */
  readonly predictions: Float32Array;
  /** Without the batch axis, as really returned. */
  readonly predictionShape: readonly number[];
  /** Why prediction failed, in the engine's words; null when it ran. */
  readonly predictError: string | null;
  readonly predictMs: number;
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
  | {
      readonly kind: 'forecast';
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
    };

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
