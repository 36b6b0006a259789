import type { Baseline, PartName } from '#core/dataset.ts';
import { windowStarts } from '#core/series-windows.ts';
import { prepareRidge } from './ridge-regression.ts';
import { type CutSeries, type Timeline, stepOf } from './series-timeline.ts';
import { mean, meanAbsoluteError, median, regressionBaselines, standardDeviation } from './statistics.ts';

/** What is forecast from what: windows of `inputSteps` rows and the `targetSteps` rows after each. */
export interface Forecast {
  readonly inputSteps: number;
  readonly targetSteps: number;
  /** Periods whose last value the seasonal naive method repeats. */
  readonly seasons: readonly { readonly id: string; readonly title: string; readonly steps: number }[];
  /** Columns known in the window; all, when not said. */
  readonly inputColumns?: number;
  /** Columns forecast; the first alone, when not said. Several are measured in standard deviations of the training part. */
  readonly outputColumns?: number;
}

/** The penalty with the smallest error on the validation part is taken. */
const PENALTIES = [0.1, 1, 10, 100, 1000, 10_000];

/** A window: rows of the whole series. */
interface Window {
  readonly inputs: readonly number[];
  readonly targets: readonly number[];
}
/** Values of the targets of each window, [targetSteps × outputColumns]. */
type Method = (window: Window) => number[];

/** Errors of naive methods and of a linear autoregression over every window of the held-out part. */
export function measureForecasts(timeline: Timeline, cut: CutSeries, forecast: Forecast): Baseline[] {
  const { inputSteps, targetSteps, seasons, outputColumns = 1 } = forecast;
  const scaled = standardise(timeline, cut.parts.train.count);
  const rows = outputColumns === 1 ? timeline.rows : scaled;
  const windows = cutWindows(cut, inputSteps, targetSteps);
  const outputs = Array.from({ length: outputColumns }, (_, column) => column);
  const valuesAt = (row: number): number[] => outputs.map((column) => rows[row]?.[column] ?? NaN);
  const known = outputs.map((column) => train(cut).map((row) => rows[row]?.[column] ?? NaN));
  const always =
    (values: readonly number[]): Method =>
    ({ targets }) =>
      targets.flatMap(() => values);
  const lastOf = ({ inputs }: Window): number[] => valuesAt(inputs.at(-1) ?? NaN);
  const windowMean: Method = ({ inputs, targets }) => {
    const seen = inputs.map(valuesAt);
    const means = outputs.map((column) => mean(seen.map((values) => values[column] ?? NaN)));
    return targets.flatMap(() => means);
  };
  const find = findSeason(timeline);
  const methods: { id: string; title: string; predict: Method }[] = [
    {
      id: 'persistence',
      title: 'Everything stays as at the last step known',
      predict: (window) => window.targets.flatMap(() => lastOf(window)),
    },
    ...seasons.map(({ id, title, steps }) => ({
      id,
      title,
      predict: ({ inputs, targets }: Window) =>
        targets.flatMap((row) => valuesAt(find(row, inputs.at(-1) ?? NaN, steps))),
    })),
    { id: 'window-mean', title: `Always the mean of the ${inputSteps} steps known`, predict: windowMean },
    { id: 'mean', title: 'Always the training mean', predict: always(known.map(mean)) },
    { id: 'median', title: 'Always the training median', predict: always(known.map(median)) },
    {
      id: 'ridge-autoregression',
      title: 'Linear regression with an L2 penalty on the window',
      predict: fitAutoregression(scaled, rows, windows, forecast),
    },
  ];
  const truth = windows.heldOut.flatMap(({ targets }) => targets.flatMap(valuesAt));
  return methods.flatMap(({ id, title, predict }) => {
    const predicted = windows.heldOut.flatMap(predict);
    return regressionBaselines(...nameOf(id, title, timeline, forecast), predicted, truth);
  });
}

function nameOf(
  id: string,
  title: string,
  { step }: Timeline,
  { inputSteps, targetSteps, outputColumns = 1 }: Forecast,
): readonly [string, string] {
  const task = `${inputSteps} ${step}s to ${targetSteps}`;
  if (outputColumns === 1) return [id, `${title} (${task})`];
  return [`${id}-all`, `${title} (${task}, ${outputColumns} columns, in standard deviations)`];
}

function train(cut: CutSeries): number[] {
  return Array.from({ length: cut.parts.train.count }, (_, row) => row);
}

/** Every column less its training mean, in units of its training deviation. */
function standardise({ rows }: Pick<Timeline, 'rows'>, trainCount: number): number[][] {
  const columns = (rows[0] ?? []).map((_, column) =>
    rows.slice(0, trainCount).map((values) => values[column] ?? NaN),
  );
  const centres = columns.map(mean);
  const scales = columns.map(standardDeviation);
  return rows.map((values) =>
    values.map((value, column) => (value - (centres[column] ?? NaN)) / (scales[column] ?? NaN)),
  );
}

/** Windows of each part, none across a jump in time or from one part into another. */
function cutWindows({ parts }: CutSeries, inputSteps: number, targetSteps: number) {
  let offset = 0;
  const cut = (name: PartName): Window[] => {
    const { count, breaks = [] } = parts[name];
    const first = offset;
    offset += count;
    return windowStarts(count, inputSteps + targetSteps, breaks).map((start) => {
      const row = (_: unknown, step: number): number => first + start + step;
      const all = Array.from({ length: inputSteps + targetSteps }, row);
      return { inputs: all.slice(0, inputSteps), targets: all.slice(inputSteps) };
    });
  };
  return { train: cut('train'), validation: cut('validation'), heldOut: cut('heldOut') };
}

/** The row one season (or, where that is not known or falls in a gap, the next season back) before a row; at worst the last known. */
function findSeason(timeline: Timeline) {
  const rowAt = new Map(timeline.rows.map((_, row) => [stepOf(timeline, row), row]));
  return (row: number, last: number, steps: number): number => {
    for (let time = stepOf(timeline, row) - steps; time >= 0; time -= steps) {
      const found = rowAt.get(time);
      if (found !== undefined && found <= last) return found;
    }
    return last;
  };
}

/** Ridge regression from the standardised window to the targets. */
function fitAutoregression(
  scaled: readonly (readonly number[])[],
  rows: readonly (readonly number[])[],
  windows: Readonly<Record<PartName, readonly Window[]>>,
  { inputColumns, outputColumns = 1 }: Forecast,
): Method {
  const inputsOf = ({ inputs }: Window): number[] =>
    inputs.flatMap((row) => (scaled[row] ?? []).slice(0, inputColumns));
  const targetsOf = ({ targets }: Window): number[] =>
    targets.flatMap((row) => (rows[row] ?? []).slice(0, outputColumns));
  const fit = prepareRidge(windows.train.map(inputsOf), windows.train.map(targetsOf));
  const truth = windows.validation.flatMap(targetsOf);
  const candidates = PENALTIES.map((penalty) => {
    const model = fit(penalty);
    const predict: Method = (window) => model.predict(inputsOf(window));
    return { predict, error: meanAbsoluteError(windows.validation.flatMap(predict), truth) };
  });
  const [best] = candidates.sort((a, b) => a.error - b.error);
  if (best === undefined) throw new Error('no penalty to try');
  return best.predict;
}
