import type { CheckContext, CheckOf, Finding } from './check-context.ts';
import type { CurveEpoch } from './curve-diagnosis.ts';
import { formatMiss, formatNumber, formatPair } from './number-text.ts';

/** One epoch is noise; the end of training is the mean of so many. */
const END_EPOCHS = 3;

export function checkEpochs({ atMost }: CheckOf<'epochs'>, { curves }: CheckContext): Finding {
  if (curves.length === 0) return noCurves(atMost);
  const measured = curves.length;
  const facts = `Training took ${countEpochs(measured)} in all; at most ${formatNumber(atMost, 12)} are allowed`;
  if (measured <= atMost) return { passed: true, measured, needed: atMost, message: `${facts}.` };
  const message = `${facts}: ${formatNumber(measured - atMost, 12)} too many. Lower epochs in model.fit, or end training earlier by a callback${watchHint(curves)}.`;
  return { passed: false, measured, needed: atMost, message };
}

/** A callback that watches what is never logged does not end anything. */
function watchHint(curves: readonly CurveEpoch[]): string {
  if (curves.some(({ logs }) => 'val_loss' in logs)) return '';
  return '; one that watches val_loss needs validationData in model.fit';
}

/** The last epoch of the run is the first that reached the target, and a callback ended it rather than the plan. */
export function checkStopsAt(check: CheckOf<'stops-at'>, { curves }: CheckContext): Finding {
  const { metric, target, withinEpochs } = check;
  const needed = `${metric} ${formatNumber(target, 6)} within ${countEpochs(withinEpochs)}, and no epoch after it`;
  if (curves.length === 0) return noCurves(needed);
  const values = curves.map(({ logs }) => readLog(logs, metric));
  if (values.every(Number.isNaN)) return noLog(metric, needed);
  const done = curves.length;
  const first = values.findIndex((value) => value >= target) + 1;
  const result = (passed: boolean, measured: string, message: string): Finding => ({
    passed,
    measured,
    needed,
    message,
  });
  if (first === 0) {
    const best = Math.max(...values.filter((value) => !Number.isNaN(value)));
    const [own, asked] = formatPair(best, target);
    return result(
      false,
      `${own} after ${countEpochs(done)}`,
      `Training never reached ${metric} ${asked}: the best of ${countEpochs(done)} is ${own}. Improve the network or plan more epochs, at most ${String(withinEpochs)}.`,
    );
  }
  const reached = `${metric.charAt(0).toUpperCase()}${metric.slice(1)} reached its target of ${formatNumber(target, 6)} in epoch ${String(first)}`;
  if (first > withinEpochs)
    return result(
      false,
      `epoch ${String(first)}`,
      `${reached}; epoch ${String(withinEpochs)} is the latest that counts: ${String(first - withinEpochs)} too late. Let the network learn faster: a higher learning rate, smaller batches or more units.`,
    );
  if (done > first)
    return result(
      false,
      `${countEpochs(done - first)} too many`,
      `${reached}, but training went on for ${countEpochs(done - first)} more. Give fit a callback whose onEpochEnd looks at logs.${metric.replace(/accuracy$/, 'acc')} and sets model.stopTraining = true at the target.`,
    );
  const planned = curves.at(-1)?.planned ?? null;
  if (planned !== null && planned <= done && done < withinEpochs)
    return result(
      false,
      `${countEpochs(planned)} planned`,
      `${reached}, which is the last of the ${countEpochs(planned)} that were planned: the plan ended training, not a callback. Plan ${String(withinEpochs)} epochs and let the callback decide.`,
    );
  return result(true, `epoch ${String(first)}`, `${reached}, and training ended there.`);
}

/** How much worse validation is than training at the end. */
export function checkGap({ metric, atMost }: CheckOf<'gap'>, { curves }: CheckContext): Finding {
  if (curves.length === 0) return noCurves(atMost);
  const end = curves.slice(-END_EPOCHS);
  const train = meanOf(end.map(({ logs }) => readLog(logs, metric)));
  const validation = meanOf(end.map(({ logs }) => readLog(logs, `val_${metric}`)));
  if (Number.isNaN(train)) return noLog(metric, atMost);
  if (Number.isNaN(validation)) return noLog(`val_${metric}`, atMost);
  const measured = metric === 'accuracy' ? train - validation : validation - train;
  const [own, asked] = formatPair(measured, atMost);
  const place = end.length === 1 ? 'the last epoch' : `the last ${String(end.length)} epochs`;
  const facts = `Over ${place} ${metric} is ${formatNumber(train)} in training and ${formatNumber(validation)} in validation, a gap of ${own}; at most ${asked} is allowed`;
  if (measured <= atMost) return { passed: true, measured, needed: atMost, message: `${facts}.` };
  const message = `${facts}: ${formatNumber(measured - atMost, 2)} too wide. The network remembers its training rows: augment them, add dropout, use fewer units, or stop earlier.`;
  return { passed: false, measured, needed: atMost, message };
}

export function checkSlope(check: CheckOf<'slope'>, { curves }: CheckContext): Finding {
  const { metric, epochs, atMost } = check;
  if (curves.length === 0) return noCurves(atMost);
  const values = curves.slice(-epochs).map(({ logs }) => readLog(logs, metric));
  if (values.every(Number.isNaN)) return noLog(metric, atMost);
  if (curves.length < epochs)
    return {
      passed: false,
      measured: null,
      needed: atMost,
      message: `Not measured: the slope is taken over ${countEpochs(epochs)}, and training took ${countEpochs(curves.length)}. Train for at least ${String(epochs)}.`,
    };
  const measured = slopeOf(values);
  // Slopes are small: with the usual three decimals 0.0005 would be told as 0.001.
  const [size, asked] = formatPair(Math.abs(measured), atMost, 4);
  const facts = `Over the last ${countEpochs(epochs)} ${metric} ${measured > 0 ? 'rises' : 'falls'} by ${size} an epoch; it may rise by ${asked} at most`;
  if (measured <= atMost) return { passed: true, measured, needed: atMost, message: `${facts}.` };
  const message = `${facts}: ${formatMiss(measured - atMost)} too steep. A validation loss that climbs is overfitting: fewer units, dropout, a smaller embedding or a lower learning rate keep it level.`;
  return { passed: false, measured: Number.isFinite(measured) ? measured : null, needed: atMost, message };
}

/** Rise by epoch of the least-squares line through values at 0, 1, 2, …; NaN for fewer than two. */
export function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = meanOf(values);
  const products = values.map((value, at) => (at - middle) * (value - mean));
  const squares = values.map((_, at) => (at - middle) ** 2);
  return meanOf(products) / meanOf(squares);
}

/** A logged value by its Keras name. Accuracy has several: 'acc' from metrics: ['accuracy'], or the name of its function. */
export function readLog(logs: CurveEpoch['logs'], name: string): number {
  if (!name.endsWith('accuracy')) return logs[name] ?? NaN;
  const prefix = name.slice(0, -'accuracy'.length);
  const found = ACCURACY_NAMES.map((alias) => logs[`${prefix}${alias}`]).find((value) => value !== undefined);
  return found ?? NaN;
}

const ACCURACY_NAMES = [
  'accuracy',
  'acc',
  'binaryAccuracy',
  'categoricalAccuracy',
  'sparseCategoricalAccuracy',
];

function noCurves(needed: number | string): Finding {
  const message =
    'Not measured: nobody saw this model being trained, and this check reads the curves of training. Train it in the lab with model.fit or model.fitDataset and submit that run.';
  return { passed: false, measured: null, needed, message };
}

function noLog(name: string, needed: number | string): Finding {
  const isValidation = name.startsWith('val_');
  const remedy = isValidation
    ? `Give fit the option validationData${name.endsWith('accuracy') ? `, and compile with metrics: ['accuracy']` : ''}.`
    : `Compile with metrics: ['accuracy'].`;
  return {
    passed: false,
    measured: null,
    needed,
    message: `Not measured: training did not report ${name}. ${remedy}`,
  };
}

function countEpochs(count: number): string {
  return `${formatNumber(count, 12)} ${count === 1 ? 'epoch' : 'epochs'}`;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
