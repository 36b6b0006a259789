import { type CheckContext, type CheckOf, type Finding, unmeasured } from './check-context.ts';
import { assertNever } from './assert-never.ts';
import { forecastColumns } from './answers.ts';
import type { NumberColumn } from './dataset.ts';
import type { NaiveForecast } from './exercise.ts';
import { formatNumber, formatPair } from './number-text.ts';
import { makeWindows } from './series-windows.ts';
import { restore } from './standardise.ts';

const DAYS_IN_WEEK = 7;

/** Every column's mean absolute error has to beat that of the naive forecast, in the column's own unit. */
export function checkPerColumn({ baseline }: CheckOf<'per-column'>, context: CheckContext): Finding {
  const errors = measureColumns(baseline, context);
  if (errors === null) return unmeasured('every column', context.evidence);
  const needed = `${String(errors.length)} of ${String(errors.length)} columns`;
  const missed = errors.filter(({ own, naive }) => !(own < naive));
  const measured = `${String(errors.length - missed.length)} of ${String(errors.length)} columns`;
  const name = describeNaive(baseline);
  if (missed.length === 0)
    return { passed: true, measured, needed, message: `Every column is forecast better than by ${name}.` };
  const list = missed.map(({ column, own, naive }) => {
    const [mine, theirs] = formatPair(own, naive);
    return `${column.name} ${mine} against ${theirs} ${column.unit}`.trimEnd();
  });
  const message = `${formatNumber(missed.length, 12)} of ${String(errors.length)} columns are forecast no better than by ${name}: ${list.join(', ')}. Look at these columns in the forecast below; a loss of mean absolute error and more units help where the others are learnt already.`;
  return { passed: false, measured, needed, message };
}

interface ColumnError {
  readonly column: NumberColumn;
  /** Mean absolute error in the column's unit. */
  readonly own: number;
  readonly naive: number;
}

function measureColumns(baseline: NaiveForecast, context: CheckContext): ColumnError[] | null {
  const { exercise, manifest, heldOut, outcome } = context;
  const { input } = exercise;
  if (outcome?.answers.kind !== 'values') return null;
  if (manifest.kind !== 'series' || heldOut.kind !== 'series' || input.kind !== 'windows') return null;
  const columns = forecastColumns(exercise, manifest);
  const width = columns.length;
  const { inputSteps, targetSteps } = input;
  const { count, inputs, targets } = makeWindows(
    heldOut.values,
    manifest.columns.length,
    inputSteps,
    targetSteps,
    heldOut.breaks,
    { inputColumns: width, targetColumns: width },
  );
  const { predictions } = outcome;
  return columns.map((column, at) => {
    let own = 0;
    let naive = 0;
    for (let window = 0; window < count; window++) {
      const known = (step: number): number => inputs[(window * inputSteps + step) * width + at] ?? NaN;
      for (let step = 0; step < targetSteps; step++) {
        const place = (window * targetSteps + step) * width + at;
        const truth = targets[place] ?? NaN;
        const given = predictions[place] ?? NaN;
        own += Math.abs((width === 1 ? given : restore(given, column)) - truth);
        naive += Math.abs(forecastNaively(baseline, known, inputSteps, step) - truth);
      }
    }
    return { column, own: own / (count * targetSteps), naive: naive / (count * targetSteps) };
  });
}

function forecastNaively(
  baseline: NaiveForecast,
  known: (step: number) => number,
  inputSteps: number,
  step: number,
): number {
  switch (baseline) {
    case 'persistence-all':
      return known(inputSteps - 1);
    case 'week-ago-all':
      return known(inputSteps - DAYS_IN_WEEK + (step % DAYS_IN_WEEK));
    case 'window-mean-all':
      return meanOf(Array.from({ length: inputSteps }, (_, at) => known(at)));
    default:
      return assertNever(baseline);
  }
}

/** Inside a sentence: 'repeating the last value'. */
export function describeNaive(baseline: NaiveForecast): string {
  switch (baseline) {
    case 'persistence-all':
      return 'repeating the last value';
    case 'week-ago-all':
      return 'repeating the value of a week before';
    case 'window-mean-all':
      return 'the mean of the window';
    default:
      return assertNever(baseline);
  }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
