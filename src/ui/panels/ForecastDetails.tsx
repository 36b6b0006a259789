import { useMemo, useState } from 'react';
import type { ForecastOfColumn } from '#core/verdict.ts';
import { DataTable } from './DataTable.tsx';
import { formatLog } from './number-format.ts';
import styles from './panels.module.css';
import { strings } from './strings.ts';
import { Twin } from './Twin.tsx';
import { XyChart } from './XyChart.tsx';
import type { XySeries } from './xy-scale.ts';

const words = strings.verdict;
const LEAST_PAST = 24;

/** Some forecasts against what came, and the error by step beside that of persistence. */
export function ForecastDetails({ details }: { readonly details: ForecastOfColumn }) {
  const { unit, maeByStep, persistenceByStep, windows } = details;
  const steps = useMemo(() => maeByStep.map((_, index) => index + 1), [maeByStep]);
  const errors = useMemo(
    (): XySeries[] => [
      { name: words.model, x: steps, y: maeByStep, style: 'line', colour: 1 },
      { name: words.persistence, x: steps, y: persistenceByStep, style: 'dotted', colour: 0 },
    ],
    [steps, maeByStep, persistenceByStep],
  );
  return (
    <>
      {windows.length === 0 ? null : <Windows windows={windows} unit={unit} />}
      {maeByStep.length < 2 ? null : (
        <section className={styles.section}>
          <h2 className={styles.heading}>{words.maeByStep}</h2>
          <XyChart label={words.maeLabel(unit)} series={errors} xLabel={words.stepAhead} yLabel={unit}>
            <Twin title={strings.charts.numbers}>
              {() => (
                <DataTable
                  caption={words.maeByStep}
                  headers={[words.stepAhead, words.model, words.persistence]}
                  rows={steps.map((step, index) => [
                    String(step),
                    formatLog(maeByStep[index]),
                    formatLog(persistenceByStep[index]),
                  ])}
                />
              )}
            </Twin>
          </XyChart>
        </section>
      )}
    </>
  );
}

function Windows({ windows, unit }: Pick<ForecastOfColumn, 'windows' | 'unit'>) {
  const [index, setIndex] = useState(0);
  const at = Math.min(index, windows.length - 1);
  const shown = windows[at];
  const series = useMemo(() => (shown === undefined ? [] : windowSeries(shown)), [shown]);
  if (shown === undefined) return null;
  const last = shown.input.at(-1) ?? NaN;
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{words.forecast}</h2>
      <div className={styles.row}>
        <span className={styles.muted} role="status">
          {words.windowOf(at + 1, windows.length)}
        </span>
        <span className={styles.choices}>
          <button
            type="button"
            className={styles.button}
            disabled={at === 0}
            onClick={() => setIndex(at - 1)}
          >
            {words.earlierWindow}
          </button>
          <button
            type="button"
            className={styles.button}
            disabled={at === windows.length - 1}
            onClick={() => setIndex(at + 1)}
          >
            {words.laterWindow}
          </button>
        </span>
      </div>
      <XyChart
        label={words.forecastLabel(shown.start)}
        series={series}
        xLabel={words.stepAhead}
        yLabel={unit}
        height={210}
      >
        <Twin title={strings.charts.numbers}>
          {() => (
            <DataTable
              caption={words.forecastLabel(shown.start)}
              headers={[words.stepAhead, words.truth, words.model, words.persistence]}
              rows={shown.truth.map((truth, step) => [
                String(step + 1),
                formatLog(truth),
                formatLog(shown.predicted[step]),
                formatLog(last),
              ])}
            />
          )}
        </Twin>
      </XyChart>
    </section>
  );
}

/** Input up to step 0; truth, forecast and persistence start from its last value. */
function windowSeries(shown: ForecastOfColumn['windows'][number]): XySeries[] {
  const { truth, predicted } = shown;
  // More past than this would squeeze what matters.
  const input = shown.input.slice(-Math.max(LEAST_PAST, 3 * truth.length));
  const last = input.at(-1) ?? NaN;
  const past = input.map((_, index) => index - input.length + 1);
  const ahead = [0, ...truth.map((_, index) => index + 1)];
  return [
    { name: words.input, x: past, y: input, style: 'line', colour: 0 },
    { name: words.persistence, x: ahead, y: ahead.map(() => last), style: 'dotted', colour: 0 },
    { name: words.truth, x: ahead, y: [last, ...truth], style: 'line', colour: 1 },
    { name: words.model, x: ahead, y: [last, ...predicted], style: 'dashed', colour: 2 },
  ];
}
