import { type CurveEpoch, diagnoseCurves } from './curve-diagnosis.ts';
import type { PartRows } from './dataset.ts';
import { type Exercise, type LevelsCheck, isHigherBetter, levelsCheckOf } from './exercise.ts';
import type { Outcome } from './measure-outcome.ts';
import { formatMiss, formatNumber, formatPair, meetsBound, metricName, unitSuffix } from './number-text.ts';
import { adviseFromDetails, adviseOnCopying, adviseOnUnit } from './outcome-advice.ts';
import type { CheckResult, Evidence, MetricResult, VerdictDetails } from './verdict.ts';

export type { CurveEpoch } from './curve-diagnosis.ts';

export interface AdviceCase {
  readonly exercise: Exercise;
  readonly evidence: Evidence;
  readonly heldOut: PartRows;
  readonly curves?: readonly CurveEpoch[];
  readonly checks: readonly CheckResult[];
  readonly outcome: Outcome | null;
  readonly details: VerdictDetails | null;
  readonly score: number;
  readonly isRejected: boolean;
}

/** One concrete thing to try now: the first rule that applies, from what blocks most to what polishes. */
export function adviseNextStep(advice: AdviceCase): string {
  const { exercise, outcome, details } = advice;
  const levels = levelsCheckOf(exercise);
  const result = outcome?.metrics.find(({ metric }) => metric === levels.metric);
  return (
    (advice.isRejected ? adviseOnRejection(advice) : null) ??
    adviseOnNoTraining(advice) ??
    (advice.score === 5 && result !== undefined ? adviseOnSuccess(levels, result) : null) ??
    (details === null
      ? null
      : (adviseOnSameAnswers(details) ?? adviseOnUnit(details) ?? adviseOnCopying(details))) ??
    (result === undefined ? null : adviseOnBaseline(exercise, result)) ??
    adviseOnCap(advice) ??
    adviseOnCurves(advice.curves ?? []) ??
    (result === undefined ? null : adviseOnCloseMiss(levels, result, exercise)) ??
    (details === null ? null : adviseFromDetails(details)) ??
    'Change one thing, such as the number of units or the learning rate, run again and compare the two attempts.'
  );
}

function adviseOnRejection({ checks, evidence }: AdviceCase): string {
  const failedKinds = checks.filter((check) => !check.passed && check.measured !== null);
  const has = (kind: CheckResult['kind']) => failedKinds.some((check) => check.kind === kind);
  if (evidence.foreignLayers.length > 0)
    return `Replace ${evidence.foreignLayers.join(', ')} by layers of tf.layers (reshape, rescaling, dense, activation … cover most uses), train and submit again.`;
  if (has('input-shape') && checks.some((check) => check.kind === 'frozen-layers' && !check.passed))
    return 'Return one model of both parts, the pretrained layers and your own behind them: a head alone cannot take what is graded. tf.sequential({ layers: [extractor, head] }) puts them together.';
  if (has('input-shape')) return 'Mend the input shape in the first layer, train once more and submit again.';
  if (has('output-shape'))
    return 'Mend the output shape in the last layer, train once more and submit again.';
  if (has('finite'))
    return 'Lower the learning rate to a tenth, check that the inputs are scaled, and watch the loss of the first epochs: it must stay a number.';
  if (has('parameters') || has('size'))
    return 'Make the widest layer smaller: the largest count in model.summary() shows where the parameters are.';
  if (/GatherV2|out of (range|bounds)/i.test(evidence.predictError ?? ''))
    return 'Set inputDim of the embedding to the whole vocabulary size that the task names: held-out rows use ids that the layer has no row for.';
  return 'Mend what the reason names, run again, and submit.';
}

function adviseOnNoTraining({ evidence, score }: AdviceCase): string | null {
  if (evidence.steps !== 0 || score === 5) return null;
  return 'The model was never trained: no fit call ran, or none of its batches arrived. Compile it, add await model.fit(…) before the return, and submit again. If batches go through map, its function must return { xs, ys }: an arrow with braces needs a return, or ({ … }).';
}

function adviseOnSuccess(levels: LevelsCheck, result: MetricResult): string {
  const worst = isHigherBetter(levels.metric) ? result.low : result.high;
  if (meetsBound(levels.metric, worst, levels.levels[4]))
    return 'Passed, and the whole interval meets the bar. Try a smaller model that still passes, or take the next exercise.';
  const reach = isHigherBetter(levels.metric) ? 'down to' : 'up to';
  const side = isHigherBetter(levels.metric) ? 'below' : 'above';
  return `Passed. The 95 % interval still reaches ${reach} ${formatNumber(worst)}, ${side} the bar of ${formatNumber(levels.levels[4])}: run two more seeds to see whether the score holds.`;
}

/** A model that answers the same whatever it sees has learnt nothing from its input. */
function adviseOnSameAnswers(details: VerdictDetails): string | null {
  if (details.kind === 'classification') {
    const claimed = details.classNames.filter((_, predicted) =>
      details.confusion.some((row) => (row[predicted] ?? 0) > 0),
    );
    if (claimed.length > 1) return null;
    return `The model says '${claimed[0] ?? 'nothing'}' for every row. Check that the labels fit the loss (one-hot for categoricalCrossentropy, class numbers for sparseCategoricalCrossentropy), that the inputs are scaled as the task says, and try a lower learning rate.`;
  }
  if (details.kind === 'regression') {
    const predictions = details.points.map(({ predicted }) => predicted);
    if (predictions.length < 2 || spreadOf(predictions) > 1e-3 * Math.max(...predictions.map(Math.abs)))
      return null;
    return `The model predicts ${formatNumber(predictions[0] ?? NaN)} for every row: its input has no effect. Check that the inputs are standardised, and that no relu in the last layer is stuck at 0.`;
  }
  return null;
}

function adviseOnBaseline(exercise: Exercise, result: MetricResult): string | null {
  const { metric } = levelsCheckOf(exercise);
  const better = exercise.baselines
    .filter((baseline) => meetsBound(metric, baseline.value, result.value))
    .toSorted((a, b) => (isHigherBetter(metric) ? a.value - b.value : b.value - a.value));
  // The easiest one that is still ahead: the next thing to overtake.
  const next = better[0];
  if (next === undefined) return null;
  const suffix = unitSuffix(metric, exercise.task);
  const [own, theirs] = formatPair(result.value, next.value);
  return `The ${metricName(metric)} of ${own}${suffix} is no better than the baseline '${next.title}' with ${theirs}${suffix}. Check first that the inputs are scaled and encoded just as the task says, that every row keeps its own answer, and that the loss falls while training; then train longer.`;
}

function adviseOnCap({ checks, score }: AdviceCase): string | null {
  const reached = checks.some((check) => check.kind === 'levels' && check.passed);
  const failed = checks.find((check) => check.kind !== 'levels' && !check.passed);
  if (failed === undefined) return null;
  if (reached && score === 4) return `Only '${failed.title}' keeps this from 5. ${failed.message}`;
  return failed.kind === 'probabilities' ? failed.message : null;
}

function adviseOnCurves(curves: readonly CurveEpoch[]): string | null {
  const diagnosis = diagnoseCurves(curves);
  switch (diagnosis.kind) {
    case 'unknown':
      return null;
    case 'diverged':
      return `The loss became NaN or infinite in epoch ${String(diagnosis.epoch)}: lower the learning rate to a tenth and run again.`;
    case 'overfitting':
      return `The model overfits: validation loss was lowest in epoch ${String(diagnosis.bestEpoch)} and has risen by ${formatNumber(diagnosis.rise * 100, 2)} % since, while training loss fell. Stop there (tf.callbacks.earlyStopping), or add dropout or l2 regularisation.`;
    case 'still-improving':
      return `The loss was still falling when training ended (by ${formatNumber(diagnosis.drop * 100, 2)} % over the last epochs of ${String(diagnosis.epochs)}): train for twice as many.`;
    case 'underfitting':
      return 'The loss has stopped falling and validation is as good as training: the model is too small or learns too slowly. Add units or a layer, or raise the learning rate.';
  }
}

function adviseOnCloseMiss(levels: LevelsCheck, result: MetricResult, exercise: Exercise): string | null {
  const next = levels.levels.find((level) => !meetsBound(levels.metric, result.value, level));
  const best = isHigherBetter(levels.metric) ? result.high : result.low;
  if (next === undefined || !meetsBound(levels.metric, best, next)) return null;
  const suffix = unitSuffix(levels.metric, exercise.task);
  const miss = formatMiss(Math.abs(next - result.value));
  return `Only ${miss}${suffix} are missing for the next level, less than the uncertainty of this test (95 % interval ${formatNumber(result.low)} to ${formatNumber(result.high)}): run another seed, or a few more epochs.`;
}

function spreadOf(values: readonly number[]): number {
  return (
    values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity)
  );
}
