import { forecastColumns } from './answers.ts';
import type { DatasetManifest, NumberColumn, PartRows } from './dataset.ts';
import { evenly } from './evenly.ts';
import type { Exercise } from './exercise.ts';
import type { Outcome } from './measure-outcome.ts';
import { makeWindows } from './series-windows.ts';
import { restore } from './standardise.ts';
import type { ForecastOfColumn, VerdictDetails } from './verdict.ts';

const SHOWN_WINDOWS = 6;

/** One forecast a column, each in its own unit, beside persistence: the last value, repeated. */
export function describeForecast(
  unit: string,
  exercise: Exercise,
  manifest: DatasetManifest,
  heldOut: PartRows,
  { answers, predictions }: Outcome,
): VerdictDetails {
  const { input } = exercise;
  if (answers.kind !== 'values' || input.kind !== 'windows') throw new Error('windows were expected');
  if (heldOut.kind !== 'series' || manifest.kind !== 'series') throw new Error('a series was expected');
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
  const stepsOf = (values: ArrayLike<number>, window: number, steps: number, column: number): number[] =>
    Array.from({ length: steps }, (_, step) => values[(window * steps + step) * width + column] ?? NaN);
  const describe = (column: NumberColumn, at: number): ForecastOfColumn => {
    const windows = Array.from({ length: count }, (_, start) => ({
      start,
      input: stepsOf(inputs, start, inputSteps, at),
      truth: stepsOf(targets, start, targetSteps, at),
      predicted: stepsOf(predictions, start, targetSteps, at).map((value) =>
        // Several columns are measured in standard deviations.
        width === 1 ? value : restore(value, column),
      ),
    }));
    const shown = new Set(evenly(count, SHOWN_WINDOWS));
    const errorBy = (errorOf: (window: (typeof windows)[number], step: number) => number): number[] =>
      Array.from(
        { length: targetSteps },
        (_, step) => windows.reduce((sum, window) => sum + errorOf(window, step), 0) / count,
      );
    const errorOf = (given: number | undefined, truth: number | undefined): number =>
      Math.abs((given ?? NaN) - (truth ?? NaN));
    return {
      unit: width === 1 ? unit : column.unit,
      maeByStep: errorBy(({ predicted, truth }, step) => errorOf(predicted[step], truth[step])),
      persistenceByStep: errorBy((window, step) => errorOf(window.input.at(-1), window.truth[step])),
      windows: windows.filter(({ start }) => shown.has(start)),
    };
  };
  const [first] = columns;
  if (first === undefined) throw new Error(`${manifest.id} has no columns; see its dataset.json`);
  if (width === 1) return { kind: 'forecast', ...describe(first, 0) };
  return {
    kind: 'forecasts',
    columns: columns.map((column, at) => ({ name: column.name, ...describe(column, at) })),
  };
}
