import { assertNever } from './assert-never.ts';
import { formatNumber } from './number-text.ts';
import type { ForecastOfColumn, VerdictDetails } from './verdict.ts';

/** Share of the persistence error within which a forecast counts as a copy of the last value. */
const SAME_AS_PERSISTENCE = 0.02;
/** The same for one step ahead: a forecast that is as far off only on average, worse soon and better late, is no copy. */
const SAME_AT_ONE_STEP = 0.1;
/** Answers smaller than the truth by this factor were trained on scaled targets, most likely. */
const OTHER_UNIT = 1000;
/** A truth so many spreads away from 0 was standardised before training, if the answers lie around 0. */
const STANDARDISED_FAR = 5;
/** Fewer answers may lie around 0 by chance. */
const FEW = 4;

/** Where the errors lie, and what usually helps there. Null when nothing stands out. */
export function adviseFromDetails(details: VerdictDetails): string | null {
  switch (details.kind) {
    case 'classification':
      return adviseOnConfusion(details);
    case 'regression':
      return adviseOnBias(details);
    case 'forecast':
      return adviseOnForecast(details);
    case 'forecasts':
      return adviseOnColumns(details);
    case 'next-token':
      return null;
    default:
      return assertNever(details);
  }
}

/** A forecast as far off as persistence has learnt to copy its newest input and no more. Null for any other. */
export function adviseOnCopying(details: VerdictDetails): string | null {
  if (details.kind === 'forecasts') {
    if (details.columns.some((column) => !isCopy(column))) return null;
    return 'Every column is as far off as repeating its last value: the model copies its newest input. Train longer, and let it see the whole window, for instance through a dense or recurrent layer over all steps.';
  }
  if (details.kind !== 'forecast' || !isCopy(details)) return null;
  const persistence = meanOf(details.persistenceByStep);
  return `The forecast is as far off as repeating the last value (${formatNumber(persistence)} ${details.unit}): the model copies its newest input. Train longer, and let it see the whole window, for instance through a dense or recurrent layer over all steps.`;
}

/** Sound answers on another scale than the truth: scaled targets, most likely. Null when they share a scale. */
export function adviseOnUnit(details: VerdictDetails): string | null {
  if (details.kind !== 'regression') return null;
  const { points, unit } = details;
  const predictions = points.map(({ predicted }) => predicted);
  const truths = points.map(({ truth }) => truth);
  const [own, wanted] = [meanSize(predictions), meanSize(truths)];
  if (own > 0 && wanted > OTHER_UNIT * own)
    return `The answers are of the size ${formatNumber(own)}, the truth of ${formatNumber(wanted)} ${unit}: the model seems to answer in another unit. Whatever the targets were divided by before training has to be multiplied back inside the model.`;
  if (isStandardised(predictions) && wanted > STANDARDISED_FAR * meanDeviation(predictions))
    return `The answers lie around 0 with a spread of about 1, the truth around ${formatNumber(meanOf(truths))} ${unit}: they look standardised. Standardise the inputs only, and train on the answers in ${unit} as they are.`;
  return null;
}

/** Around 0 with a standard deviation near 1, as (value − mean) / standard deviation is. */
function isStandardised(values: readonly number[]): boolean {
  if (values.length < FEW) return false;
  const spread = meanDeviation(values);
  return Math.abs(meanOf(values)) < 0.3 && spread > 0.5 && spread < 1.5;
}

/** Mean distance from the mean. */
function meanDeviation(values: readonly number[]): number {
  const mean = meanOf(values);
  return meanSize(values.map((value) => value - mean));
}

function isCopy({ maeByStep, persistenceByStep }: ForecastOfColumn): boolean {
  const isNear = (own: number, other: number, share: number) => Math.abs(own - other) <= share * other;
  return (
    isNear(meanOf(maeByStep), meanOf(persistenceByStep), SAME_AS_PERSISTENCE) &&
    maeByStep.every((mae, step) => isNear(mae, persistenceByStep[step] ?? NaN, SAME_AT_ONE_STEP))
  );
}

function meanSize(values: readonly number[]): number {
  return meanOf(values.map(Math.abs));
}

type DetailsOf<K extends VerdictDetails['kind']> = Extract<VerdictDetails, { kind: K }>;

function adviseOnConfusion({ confusion, classNames }: DetailsOf<'classification'>): string | null {
  let most = { count: 0, truth: 0, predicted: 0 };
  let errors = 0;
  confusion.forEach((row, truth) => {
    row.forEach((count, predicted) => {
      if (truth === predicted) return;
      errors += count;
      if (count > most.count) most = { count, truth, predicted };
    });
  });
  if (most.count === 0) return null;
  const share = formatNumber((100 * most.count) / errors, 2);
  const truth = classNames[most.truth] ?? '';
  const predicted = classNames[most.predicted] ?? '';
  return `Most errors (${share} %) take '${truth}' for '${predicted}'. Open that cell of the confusion matrix, see what the model cannot tell apart there, and give it more units, or layers that can see the difference.`;
}

function adviseOnBias({ worst, points, unit }: DetailsOf<'regression'>): string | null {
  const errors = points.map(({ truth, predicted }) => predicted - truth);
  const bias = errors.reduce((sum, error) => sum + error, 0) / errors.length;
  const size = errors.reduce((sum, error) => sum + Math.abs(error), 0) / errors.length;
  if (Math.abs(bias) > 0.5 * size)
    return `Predictions are ${formatNumber(Math.abs(bias))} ${unit} too ${bias > 0 ? 'high' : 'low'} on average: train longer or with a higher learning rate, so that the last bias can settle.`;
  const first = worst[0];
  if (first === undefined) return null;
  return `The largest error is row ${String(first.index)}: ${formatNumber(first.predicted)} instead of ${formatNumber(first.truth)} ${unit}. See what the worst rows have in common, and add a hidden layer with relu if the model is still linear.`;
}

function adviseOnForecast({ maeByStep, persistenceByStep, unit }: DetailsOf<'forecast'>): string | null {
  const own = meanOf(maeByStep);
  const persistence = meanOf(persistenceByStep);
  if (own > persistence)
    return `Repeating the last value would be better (${formatNumber(persistence)} against ${formatNumber(own)} ${unit}): check that inputs and targets are standardised alike and that each target follows its window.`;
  const gains = maeByStep.map((mae, step) => 1 - mae / (persistenceByStep[step] ?? NaN));
  const weakest = gains.indexOf(Math.min(...gains));
  return `The forecast gains least over repeating the last value at step ${String(weakest + 1)} (${formatNumber(maeByStep[weakest] ?? NaN)} against ${formatNumber(persistenceByStep[weakest] ?? NaN)} ${unit}): try a wider hidden layer, a loss of mean absolute error, or a learning rate that falls towards the end.`;
}

/** The column that gains least over repeating its last value. */
function adviseOnColumns({ columns }: DetailsOf<'forecasts'>): string | null {
  const gains = columns.map(
    ({ maeByStep, persistenceByStep }) => 1 - meanOf(maeByStep) / meanOf(persistenceByStep),
  );
  const weakest = columns[gains.indexOf(Math.min(...gains))];
  if (weakest === undefined) return null;
  const { name, unit, maeByStep, persistenceByStep } = weakest;
  return `The forecast of '${name}' gains least over repeating the last value (${formatNumber(meanOf(maeByStep))} against ${formatNumber(meanOf(persistenceByStep))} ${unit}): pick it in the forecast below and see what the model misses; a wider hidden layer or a longer training may see it.`;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
