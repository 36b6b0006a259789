import { type Answers, answersOf, forecastColumns } from './answers.ts';
import { assertNever } from './assert-never.ts';
import { type Confusion, countConfusion, macroF1 } from './confusion.ts';
import type { DatasetManifest, PartRows } from './dataset.ts';
import { type Exercise, type MetricId, type Task, levelsCheckOf } from './exercise.ts';
import { type Interval, bootstrapMacroF1, bootstrapMean, wilsonInterval } from './intervals.ts';
import { finishMetric, meanOf, predictedClasses, rowLosses } from './metrics.ts';
import { restore } from './standardise.ts';
import type { Evidence, MetricResult } from './verdict.ts';

/** Predictions in the units of the answers, and how good they are. */
export interface Outcome {
  readonly answers: Answers;
  /** [rows, outputs] in the units of the answers; for classes the model's own scores. */
  readonly predictions: Float64Array;
  readonly predictedClasses: Int32Array | null;
  /** In the order: the metric of the score, then the others of the task; without any that cannot be measured. */
  readonly metrics: readonly MetricResult[];
}

/**
 * Compares predictions with the answers. Null when there is nothing to compare: no predictions, another number of them
 * than rows × outputs (nothing is ever broadcast), or some that are not finite.
 */
export function measureOutcome(
  exercise: Exercise,
  manifest: DatasetManifest,
  evidence: Evidence,
  heldOut: PartRows,
): Outcome | null {
  const answers = answersOf(exercise, manifest, heldOut);
  const given = evidence.predictions;
  if (given.length === 0 || given.length !== answers.rows * answers.outputs) return null;
  if (!given.every(Number.isFinite)) return null;
  const predictions = toAnswerUnits(exercise, manifest, given);
  const classes = answers.kind === 'classes' ? predictedClasses(predictions, answers.outputs) : null;
  const metrics = metricsOf(exercise)
    .map((metric) => measureMetric(metric, exercise, answers, predictions, classes))
    .filter((result) => Number.isFinite(result.value));
  return { answers, predictions, predictedClasses: classes, metrics };
}

/** A forecast of one column is standardised, its answers are not; all else comes in the units of the answers. */
function toAnswerUnits(exercise: Exercise, manifest: DatasetManifest, given: Float32Array): Float64Array {
  // −0 becomes 0: a kept verdict is JSON, which has no −0.
  const predictions = Float64Array.from(given, (value) => value + 0);
  if (exercise.task.kind !== 'forecast' || manifest.kind !== 'series') return predictions;
  const [column, ...others] = forecastColumns(exercise, manifest);
  if (column === undefined) throw new Error(`${manifest.id} has no columns; see its dataset.json`);
  return others.length > 0 ? predictions : predictions.map((value) => restore(value, column));
}

const USUAL_METRICS: Readonly<Record<Task['kind'], readonly MetricId[]>> = {
  binary: ['accuracy', 'macro-f1', 'log-loss'],
  classification: ['accuracy', 'macro-f1', 'log-loss'],
  'next-token': ['perplexity', 'accuracy', 'log-loss'],
  regression: ['mae', 'rmse', 'mse'],
  forecast: ['mae', 'rmse', 'mse'],
};

function metricsOf(exercise: Exercise): MetricId[] {
  return [...new Set([levelsCheckOf(exercise).metric, ...USUAL_METRICS[exercise.task.kind]])];
}

function measureMetric(
  metric: MetricId,
  exercise: Exercise,
  answers: Answers,
  predictions: Float64Array,
  classes: Int32Array | null,
): MetricResult {
  switch (metric) {
    case 'macro-f1': {
      const confusion = confusionOf(answers, classes);
      const count = answers.kind === 'classes' ? answers.classNames.length : 0;
      return withInterval(metric, macroF1(confusion, count), bootstrapMacroF1(confusion, count));
    }
    case 'accuracy': {
      const hits = rowLosses(metric, predictions, answers);
      const value = meanOf(hits);
      return withInterval(metric, value, wilsonInterval(Math.round(value * hits.length), hits.length));
    }
    case 'log-loss':
    case 'perplexity':
    case 'mae':
    case 'mse':
    case 'rmse': {
      const losses = rowLosses(metric, predictions, answers);
      const interval = bootstrapMean(losses, blockLengthOf(exercise));
      return withInterval(metric, finishMetric(metric, meanOf(losses)), {
        low: finishMetric(metric, interval.low),
        high: finishMetric(metric, interval.high),
      });
    }
    default:
      return assertNever(metric);
  }
}

/** Confusion counts of an outcome's classes; empty for numbers. */
export function confusionOf(answers: Answers, classes: Int32Array | null): Confusion {
  if (answers.kind !== 'classes' || classes === null) return new Int32Array(0);
  return countConfusion(answers.labels, classes, answers.classNames.length);
}

/** Windows fewer than `targetSteps` apart share answers and err together; blocks of that length keep them together. */
function blockLengthOf(exercise: Exercise): number {
  return exercise.input.kind === 'windows' ? exercise.input.targetSteps : 1;
}

/** A percentile interval may just miss the value itself in tiny samples; it is widened to hold it. */
function withInterval(metric: MetricId, value: number, { low, high }: Interval): MetricResult {
  return { metric, value, low: Math.min(low, value), high: Math.max(high, value) };
}
