import { assertNever } from './assert-never.ts';
import { checkPerColumn } from './check-columns.ts';
import { type CheckContext, type CheckOf, type Finding, unmeasured } from './check-context.ts';
import { checkEpochs, checkGap, checkSlope, checkStopsAt } from './check-curves.ts';
import { checkInputShape, checkOutputShape, checkParameters } from './check-declared.ts';
import { checkBuiltInLayers, checkFrozenLayers, checkLayerCount } from './check-layers.ts';
import type { Check } from './exercise.ts';
import { probabilityShare } from './metrics.ts';
import {
  boundText,
  capitalise,
  formatBytes,
  formatNumber,
  formatPair,
  meetsBound,
  metricName,
  unitSuffix,
} from './number-text.ts';
import { describeLevel, missText, scoreLevel } from './score-levels.ts';
import type { CheckResult } from './verdict.ts';

/** Measures one check. What could not be measured has not passed. */
export function checkEvidence(check: Check, context: CheckContext): CheckResult {
  return { id: check.id, kind: check.kind, title: titleOf(check), ...findingOf(check, context) };
}

function titleOf(check: Check): string {
  switch (check.kind) {
    case 'input-shape':
      return 'Input shape';
    case 'output-shape':
      return 'Output shape';
    case 'built-in-layers':
      return 'Built-in layers only';
    case 'finite':
      return 'Finite outputs';
    case 'parameters':
      return 'Number of parameters';
    case 'size':
      return 'Size of the model';
    case 'probabilities':
      return 'Outputs are probabilities';
    case 'levels':
    case 'metric':
      return `${capitalise(metricName(check.metric))} on held-out data`;
    case 'layer-count':
      return `Number of ${check.anyOf.join(' or ')} layers`;
    case 'epochs':
      return 'Epochs of training';
    case 'stops-at':
      return 'Training stops at its target';
    case 'gap':
      return `Gap between training and validation ${check.metric}`;
    case 'slope':
      return 'Slope of the validation loss';
    case 'frozen-layers':
      return 'Pretrained layers unchanged';
    case 'per-column':
      return 'Every column beats the baseline';
    default:
      return assertNever(check);
  }
}

function findingOf(check: Check, context: CheckContext): Finding {
  switch (check.kind) {
    case 'input-shape':
      return checkInputShape(check, context.evidence);
    case 'output-shape':
      return checkOutputShape(check, context.evidence);
    case 'built-in-layers':
      return checkBuiltInLayers(context);
    case 'finite':
      return checkFinite(context);
    case 'parameters':
      return checkParameters(check, context.evidence);
    case 'size':
      return checkSize(check, context);
    case 'probabilities':
      return checkProbabilities(context);
    case 'levels':
      return checkLevels(check, context);
    case 'metric':
      return checkMetric(check, context);
    case 'layer-count':
      return checkLayerCount(check, context);
    case 'epochs':
      return checkEpochs(check, context);
    case 'stops-at':
      return checkStopsAt(check, context);
    case 'gap':
      return checkGap(check, context);
    case 'slope':
      return checkSlope(check, context);
    case 'frozen-layers':
      return checkFrozenLayers(check, context);
    case 'per-column':
      return checkPerColumn(check, context);
    default:
      return assertNever(check);
  }
}

function checkFinite({ evidence }: CheckContext): Finding {
  const needed = 0;
  const total = evidence.predictions.length;
  if (total === 0) return unmeasured(needed, evidence);
  const bad = evidence.predictions.reduce((count, value) => count + Number(!Number.isFinite(value)), 0);
  if (bad === 0)
    return {
      passed: true,
      measured: 0,
      needed,
      message: `All ${formatNumber(total, 12)} outputs are finite numbers.`,
    };
  return {
    passed: false,
    measured: bad,
    needed,
    message: `${formatNumber(bad, 12)} of ${formatNumber(total, 12)} outputs on the held-out rows are NaN or infinite; none may be. Training went astray: lower the learning rate and look at the loss of each epoch.`,
  };
}

function checkSize({ atMostBytes }: CheckOf<'size'>, { evidence }: CheckContext): Finding {
  const bytes = evidence.sizeBytes;
  const has = `The model's weights take ${formatBytes(bytes)}; at most ${formatBytes(atMostBytes)} are allowed`;
  if (bytes <= atMostBytes) return { passed: true, measured: bytes, needed: atMostBytes, message: `${has}.` };
  const message = `${has}: ${formatBytes(bytes - atMostBytes)} too many. Use fewer units or filters.`;
  return { passed: false, measured: bytes, needed: atMostBytes, message };
}

function checkProbabilities({ outcome, evidence, rowsText }: CheckContext): Finding {
  const needed = 1;
  if (outcome === null) return unmeasured(needed, evidence);
  const { outputs } = outcome.answers;
  const share = probabilityShare(outcome.predictions, outputs);
  const rule = outputs === 1 ? 'lies between 0 and 1' : 'lies between 0 and 1 and sums to 1';
  if (share === 1)
    return { passed: true, measured: 1, needed, message: `The output of each of ${rowsText} ${rule}.` };
  const remedy =
    outputs === 1
      ? `End with activation: 'sigmoid' and train with binaryCrossentropy.`
      : `End with activation: 'softmax' and train with a cross-entropy on probabilities.`;
  return {
    passed: false,
    measured: share,
    needed,
    message: `For ${formatNumber(share * 100)} % of ${rowsText} the output ${rule}; it must for all. ${remedy}`,
  };
}

function checkLevels(check: CheckOf<'levels'>, context: CheckContext): Finding {
  const { exercise, evidence, outcome, rowsText } = context;
  const result = outcome?.metrics.find(({ metric }) => metric === check.metric);
  if (result === undefined) return unmeasured(check.levels[4], evidence);
  const passed = scoreLevel(check.metric, check.levels, result.value) === 5;
  const suffix = unitSuffix(check.metric, exercise.task);
  const level = describeLevel(check.levels, result, rowsText, suffix);
  const untrained =
    evidence.steps === 0 && !passed ? ' The model was never trained: no fit call changed its weights.' : '';
  return { passed, measured: result.value, needed: check.levels[4], message: level + untrained };
}

function checkMetric(
  check: CheckOf<'metric'>,
  { exercise, evidence, outcome, rowsText }: CheckContext,
): Finding {
  const { metric, bound } = check;
  const result = outcome?.metrics.find((candidate) => candidate.metric === metric);
  if (result === undefined) return unmeasured(bound, evidence);
  const { value } = result;
  const suffix = unitSuffix(metric, exercise.task);
  const [measured, needed] = formatPair(value, bound);
  const facts = `${capitalise(metricName(metric))} on ${rowsText} is ${measured}${suffix}; ${boundText(metric, needed)}${suffix} is needed`;
  const passed = meetsBound(metric, value, bound);
  const message = passed ? `${facts}.` : `${facts}: ${missText(metric, value, bound, suffix)}.`;
  return { passed, measured: value, needed: bound, message };
}
