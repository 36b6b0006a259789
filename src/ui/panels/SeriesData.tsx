import { useCallback, useMemo, useState } from 'react';
import type { DatasetManifest, PartRows } from '#core/dataset.ts';
import type { Exercise } from '#core/exercise.ts';
import { ok } from '#core/result.ts';
import type { DataPanelProps } from './DataPanel.tsx';
import { DataTable } from './DataTable.tsx';
import { LoadNotice } from './LoadNotice.tsx';
import { formatLog } from './number-format.ts';
import panelStyles from './panels.module.css';
import styles from './samples.module.css';
import { TICK_UNITS, formatDate } from './series-time.ts';
import { SeriesWindow } from './SeriesWindow.tsx';
import { columnOf } from './statistics.ts';
import { strings } from './strings.ts';
import { Twin } from './Twin.tsx';
import { useLoad } from './use-load.ts';
import { XyChart } from './XyChart.tsx';
import type { XySeries } from './xy-scale.ts';

interface SeriesDataProps {
  readonly manifest: Extract<DatasetManifest, { kind: 'series' }>;
  /** Whose windows are shown; null where there is none. */
  readonly exercise: Exercise | null;
  readonly loadPart: DataPanelProps['loadPart'];
}

const words = strings.data;

/** A series over time with its splits, and one training window of the exercise to move along it. */
export function SeriesData({ manifest, exercise, loadPart }: SeriesDataProps) {
  const load = useCallback(
    async (onProgress: (fraction: number) => void) => {
      const train = await loadPart('train', { onProgress });
      if (!train.ok) return train;
      const validation = await loadPart('validation');
      return validation.ok ? ok({ train: train.value, validation: validation.value }) : validation;
    },
    [loadPart],
  );
  const parts = useLoad(load);
  if (parts.status !== 'ready') return <LoadNotice state={parts} />;
  const { train, validation } = parts.value;
  if (train.kind !== 'series' || validation.kind !== 'series') return null;
  return <Series manifest={manifest} exercise={exercise} train={train} validation={validation} />;
}

interface SeriesProps extends Omit<SeriesDataProps, 'loadPart'> {
  readonly train: Extract<PartRows, { kind: 'series' }>;
  readonly validation: Extract<PartRows, { kind: 'series' }>;
}

function Series({ manifest, exercise, train, validation }: SeriesProps) {
  const { columns, start, step, parts } = manifest;
  const [chosen, setChosen] = useState(0);
  const column = columns[chosen] ?? columns[0];
  const name = column?.name ?? '';
  const yLabel = column === undefined || column.unit === '' ? name : `${name}, ${column.unit}`;
  const trainValues = useMemo(() => columnOf(train.values, columns.length, chosen), [train, columns, chosen]);
  const laterValues = useMemo(
    () => columnOf(validation.values, columns.length, chosen),
    [validation, columns, chosen],
  );
  const count = trainValues.length + laterValues.length;
  const series = useMemo((): XySeries[] => {
    const upTo = (from: number, length: number): number[] =>
      Array.from({ length }, (_, index) => from + index);
    return [
      { name: words.parts.train, x: upTo(0, trainValues.length), y: trainValues, style: 'line', colour: 1 },
      {
        name: words.parts.validation,
        x: upTo(trainValues.length, laterValues.length),
        y: laterValues,
        style: 'line',
        colour: 2,
      },
    ];
  }, [trainValues, laterValues]);
  const dateOf = useCallback((index: number) => formatDate(start, step, index), [start, step]);
  return (
    <>
      <section className={panelStyles.section}>
        <h3 className={panelStyles.heading}>{words.series}</h3>
        {columns.length < 2 ? null : (
          <select
            className={styles.select}
            aria-label={words.column}
            value={chosen}
            onChange={(event) => setChosen(Number(event.currentTarget.value))}
          >
            {columns.map((each, index) => (
              <option key={each.name} value={index}>
                {each.name}
              </option>
            ))}
          </select>
        )}
        <XyChart
          label={words.seriesLabel(name, dateOf(0), dateOf(count - 1))}
          series={series}
          xLabel={words.date}
          yLabel={yLabel}
          formatX={dateOf}
          xTickUnit={TICK_UNITS[step]}
          height={200}
        >
          <Twin title={strings.charts.numbers}>
            {() => (
              <DataTable
                caption={name}
                headers={[words.date, words.part, name]}
                textColumns={2}
                rows={[
                  ...[...trainValues].map((value, row) => [dateOf(row), words.parts.train, formatLog(value)]),
                  ...[...laterValues].map((value, row) => [
                    dateOf(trainValues.length + row),
                    words.parts.validation,
                    formatLog(value),
                  ]),
                ]}
              />
            )}
          </Twin>
        </XyChart>
        <p className={panelStyles.muted}>{words.heldOutNote(parts.heldOut.count)}</p>
      </section>
      {exercise?.input.kind === 'windows' ? (
        <SeriesWindow
          values={trainValues}
          encoding={exercise.input}
          dateOf={dateOf}
          tickUnit={TICK_UNITS[step]}
          yLabel={yLabel}
        />
      ) : null}
    </>
  );
}
