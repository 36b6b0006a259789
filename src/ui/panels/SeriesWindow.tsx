import { useMemo, useState } from 'react';
import type { InputEncoding } from '#core/exercise.ts';
import { DataTable } from './DataTable.tsx';
import { formatLog } from './number-format.ts';
import panelStyles from './panels.module.css';
import styles from './samples.module.css';
import { strings } from './strings.ts';
import { Twin } from './Twin.tsx';
import { XyChart } from './XyChart.tsx';
import type { XySeries } from './xy-scale.ts';

interface SeriesWindowProps {
  /** The training part of one column. */
  readonly values: Float32Array;
  readonly encoding: Extract<InputEncoding, { kind: 'windows' }>;
  readonly dateOf: (index: number) => string;
  readonly tickUnit: number;
  readonly yLabel: string;
}

const words = strings.data;

/** One window as the model sees it: steps of input, and the target that follows; a slider moves it. */
export function SeriesWindow({ values, encoding, dateOf, tickUnit, yLabel }: SeriesWindowProps) {
  const { inputSteps, targetSteps } = encoding;
  const last = Math.max(0, values.length - inputSteps - targetSteps);
  const [chosen, setChosen] = useState(last);
  const start = Math.min(chosen, last);
  const series = useMemo((): XySeries[] => {
    const border = start + inputSteps;
    const pick = (from: number, to: number) => ({
      x: Array.from({ length: to - from }, (_, index) => from + index),
      y: values.slice(from, to),
    });
    return [
      { name: words.inputSteps, ...pick(start, border), style: 'line', colour: 1 },
      // From the last input on, so that the two meet.
      { name: words.targetSteps, ...pick(border - 1, border + targetSteps), style: 'dashed', colour: 2 },
    ];
  }, [values, start, inputSteps, targetSteps]);
  return (
    <section className={panelStyles.section}>
      <h3 className={panelStyles.heading}>{words.window}</h3>
      <p className={panelStyles.muted}>{words.windowLabel(inputSteps, targetSteps)}</p>
      <label className={styles.slider}>
        <span>{words.windowStart}</span>
        <input
          type="range"
          min={0}
          max={last}
          value={start}
          aria-valuetext={dateOf(start)}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
        />
        <span>{dateOf(start)}</span>
      </label>
      <XyChart
        label={`${words.window}. ${words.windowLabel(inputSteps, targetSteps)}`}
        series={series}
        xLabel={words.date}
        yLabel={yLabel}
        formatX={dateOf}
        xTickUnit={tickUnit}
      >
        <Twin title={strings.charts.numbers}>
          {() => (
            <DataTable
              caption={words.window}
              headers={[words.date, '', yLabel]}
              textColumns={2}
              rows={Array.from({ length: inputSteps + targetSteps }, (_, index) => [
                dateOf(start + index),
                index < inputSteps ? words.inputSteps : words.targetSteps,
                formatLog(values[start + index]),
              ])}
            />
          )}
        </Twin>
      </XyChart>
    </section>
  );
}
