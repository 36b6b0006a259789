import { useMemo, useState } from 'react';
import type { Exercise } from '#core/exercise.ts';
import { windowStarts } from '#core/series-windows.ts';
import { DataTable } from '#ui/panels/DataTable.tsx';
import inputStyles from '#ui/panels/inputs/inputs.module.css';
import { NumberField } from '#ui/panels/inputs/NumberField.tsx';
import { formatLog } from '#ui/panels/number-format.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { type SeriesStep, stepsInDay } from '#ui/panels/series-time.ts';
import { Twin } from '#ui/panels/Twin.tsx';
import { XyChart } from '#ui/panels/XyChart.tsx';
import type { XySeries } from '#ui/panels/xy-scale.ts';
import type { PlacedColumn, PlacedSeries } from './placed-series.ts';
import styles from './series.module.css';
import { strings } from './strings.ts';

interface SeriesWindowProps {
  readonly series: PlacedSeries;
  readonly step: SeriesStep;
  /** First rows of training after a jump in time. */
  readonly breaks: readonly number[];
  readonly exercise: Exercise | null;
}

interface WindowLengths {
  readonly inputSteps: number;
  readonly targetSteps: number;
}

const MOST_STEPS = 5000;

/** One window as a model sees it: steps of input, and the target that follows; its lengths and its place can be changed. */
export function SeriesWindow({ series, step, breaks, exercise }: SeriesWindowProps) {
  const input = exercise?.input.kind === 'windows' ? exercise.input : null;
  const asExercise = useMemo(
    (): WindowLengths | null =>
      input === null ? null : { inputSteps: input.inputSteps, targetSteps: input.targetSteps },
    [input],
  );
  const areAllTargets = input?.targets === 'all';
  const [lengths, setLengths] = useState(asExercise ?? usualLengths(step));
  const [chosen, setChosen] = useState(Infinity);
  const { inputSteps, targetSteps } = lengths;
  const starts = useMemo(
    () => windowStarts(series.train.length, inputSteps + targetSteps, breaks),
    [series, inputSteps, targetSteps, breaks],
  );
  const index = Math.min(chosen, starts.length - 1);
  const start = starts[index];
  const isAsExercise =
    asExercise === null || (asExercise.inputSteps === inputSteps && asExercise.targetSteps === targetSteps);
  const columns = series.columns.slice(0, input?.columns);
  const [first, ...others] = columns;
  return (
    <section className={panelStyles.section}>
      <h3 className={panelStyles.heading}>{strings.window}</h3>
      <div className={inputStyles.controls}>
        <NumberField
          label={strings.inputSteps}
          value={inputSteps}
          least={1}
          most={MOST_STEPS}
          onChange={(value) => setLengths((now) => ({ ...now, inputSteps: value }))}
        />
        <NumberField
          label={strings.targetSteps}
          value={targetSteps}
          least={1}
          most={MOST_STEPS}
          onChange={(value) => setLengths((now) => ({ ...now, targetSteps: value }))}
        />
        {isAsExercise ? null : (
          <button type="button" className={panelStyles.link} onClick={() => setLengths(asExercise)}>
            {strings.asExercise}
          </button>
        )}
      </div>
      {start === undefined || first === undefined ? (
        <p>{strings.noWindows}</p>
      ) : (
        <>
          <p className={panelStyles.muted}>
            {strings.windowText(inputSteps, targetSteps, starts.length, columns.length, areAllTargets)}
          </p>
          <label className={styles.slider}>
            <span>{strings.windowStart}</span>
            <input
              type="range"
              min={0}
              max={starts.length - 1}
              value={index}
              aria-valuetext={series.formatPlace(series.train[start] ?? 0)}
              onChange={(event) => setChosen(Number(event.currentTarget.value))}
            />
            <span>{series.formatPlace(series.train[start] ?? 0)}</span>
          </label>
          <WindowChart series={series} column={first} start={start} {...lengths} hasTarget />
          {others.length === 0 ? null : (
            <Twin title={strings.otherInputs(others.length)}>
              {() => (
                <div className={styles.small}>
                  {others.map((column) => (
                    <WindowChart
                      key={column.column.name}
                      series={series}
                      column={column}
                      start={start}
                      {...lengths}
                      hasTarget={areAllTargets}
                    />
                  ))}
                </div>
              )}
            </Twin>
          )}
        </>
      )}
    </section>
  );
}

/** What a first model would take: two days and one, five years and one, four weeks and one. */
function usualLengths(step: SeriesStep): WindowLengths {
  const day = stepsInDay(step);
  if (day !== null) return { inputSteps: 2 * day, targetSteps: day };
  return step === 'day' ? { inputSteps: 28, targetSteps: 7 } : { inputSteps: 60, targetSteps: 12 };
}

interface WindowChartProps extends WindowLengths {
  readonly series: PlacedSeries;
  readonly column: PlacedColumn;
  /** Row of training where the window begins. */
  readonly start: number;
  readonly hasTarget: boolean;
}

function WindowChart({ series, column, start, inputSteps, targetSteps, hasTarget }: WindowChartProps) {
  const border = start + inputSteps;
  const end = border + targetSteps;
  const lines = useMemo((): XySeries[] => {
    const pick = (from: number, to: number) => ({
      x: series.train.slice(from, to),
      y: column.train.slice(from, to),
    });
    const input: XySeries = { name: strings.input, ...pick(start, border), style: 'line', colour: 1 };
    // From the last input on, so that the two meet.
    const target: XySeries = {
      name: strings.target,
      ...pick(border - 1, end),
      style: 'dashed',
      colour: 2,
    };
    return hasTarget ? [input, target] : [input];
  }, [series, column, start, border, end, hasTarget]);
  const xRange = useMemo(
    () => [series.train[start] ?? 0, series.train[end - 1] ?? 1] as const,
    [series, start, end],
  );
  const label = hasTarget
    ? strings.windowLabel(inputSteps, targetSteps)
    : `${column.column.name}, ${strings.input}`;
  return (
    <XyChart
      label={label}
      series={lines}
      xLabel={hasTarget ? strings.date : ''}
      yLabel={column.label}
      formatX={series.labelTick}
      xTicks={series.ticks}
      xRange={xRange}
      height={hasTarget ? 200 : 120}
      rules={[{ axis: 'x', at: (series.train[border] ?? 0) - 0.5 }]}
    >
      {hasTarget ? (
        <Twin title={strings.windowNumbers}>
          {() => (
            <DataTable
              caption={strings.window}
              headers={[strings.date, strings.role, column.label]}
              textColumns={2}
              rows={Array.from({ length: inputSteps + targetSteps }, (_, index) => [
                series.formatPlace(series.train[start + index] ?? 0),
                index < inputSteps ? strings.input : strings.target,
                formatLog(column.train[start + index]),
              ])}
            />
          )}
        </Twin>
      ) : null}
    </XyChart>
  );
}
