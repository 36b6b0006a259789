import { useCallback, useMemo, useState } from 'react';
import { ok } from '#core/result.ts';
import type { LoadViewProps, RowsOf } from './data-view.ts';
import inputStyles from './inputs/inputs.module.css';
import { SelectField } from './inputs/SelectField.tsx';
import { LoadNotice } from './LoadNotice.tsx';
import panelStyles from './panels.module.css';
import { AutocorrelationSection } from './series/AutocorrelationSection.tsx';
import { ColumnChooser } from './series/ColumnChooser.tsx';
import { fillGrid } from './series/place-rows.ts';
import { placeSeries } from './series/placed-series.ts';
import { RowsTwin } from './series/RowsTwin.tsx';
import { SeasonalitySection } from './series/SeasonalitySection.tsx';
import { SeriesPlot } from './series/SeriesPlot.tsx';
import { SeriesWindow } from './series/SeriesWindow.tsx';
import { strings } from './series/strings.ts';
import { ColumnTable } from './table/ColumnTable.tsx';
import { useLoad } from './use-load.ts';

/** A series over time with its splits, windows of it, its seasons, and its memory. */
export function SeriesData({ manifest, exercise, loadPart }: LoadViewProps<'series'>) {
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

interface SeriesProps extends Omit<LoadViewProps<'series'>, 'loadPart'> {
  readonly train: RowsOf<'series'>;
  readonly validation: RowsOf<'series'>;
}

function Series({ manifest, exercise, train, validation }: SeriesProps) {
  const { start, step, parts } = manifest;
  const series = useMemo(() => placeSeries(manifest, train, validation), [manifest, train, validation]);
  const [view, setView] = useState(series.whole);
  const [shown, setShown] = useState<readonly number[]>([0]);
  const [analysed, setAnalysed] = useState(0);
  const columns = useMemo(() => shown.flatMap((index) => series.columns[index] ?? []), [series, shown]);
  const column = series.columns[analysed];
  const grid = useMemo(
    () => (column === undefined ? null : fillGrid(series.train, column.train)),
    [series, column],
  );
  const breaks = useMemo(() => (parts.train.breaks ?? []).map(({ row }) => row), [parts]);
  const fields = useMemo(
    () =>
      series.columns.map((each, index) => ({
        column: each.column,
        values: each.train,
        isTarget: index === 0 && series.columns.length > 1,
      })),
    [series],
  );
  const names = series.columns.map((each) => each.column.name);
  return (
    <>
      <section className={panelStyles.section}>
        <h3 className={panelStyles.heading}>{strings.series}</h3>
        {names.length < 2 ? null : <ColumnChooser names={names} chosen={shown} onChange={setShown} />}
        <SeriesPlot series={series} columns={columns} view={view} onView={setView} />
        <p className={panelStyles.muted}>
          {series.gaps === 0 ? null : `${strings.gaps(series.gaps)} `}
          {strings.heldOutNote(parts.heldOut.count)}
        </p>
        <RowsTwin series={series} columns={columns} view={view} />
      </section>
      <SeriesWindow series={series} step={step} breaks={breaks} exercise={exercise} />
      {column === undefined || grid === null ? null : (
        <section className={panelStyles.section}>
          <h3 className={panelStyles.heading}>{strings.structure}</h3>
          <div className={inputStyles.controls}>
            {names.length < 2 ? null : (
              <SelectField
                label={strings.column}
                value={analysed}
                options={names.map((name, value) => ({ value, name }))}
                onChange={setAnalysed}
              />
            )}
            <span className={panelStyles.muted}>{strings.structureText}</span>
          </div>
          <div className={panelStyles.pair}>
            <SeasonalitySection column={column} grid={grid} start={start} step={step} />
            <AutocorrelationSection column={column} grid={grid} step={step} />
          </div>
        </section>
      )}
      <ColumnTable fields={fields} />
    </>
  );
}
