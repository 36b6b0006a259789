import { useDeferredValue, useMemo, useRef, useState } from 'react';
import inputStyles from '#ui/panels/inputs/inputs.module.css';
import { formatLog } from '#ui/panels/number-format.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { extentOf } from '#ui/panels/ticks.ts';
import { useWidth } from '#ui/panels/use-width.ts';
import { XyChart } from '#ui/panels/XyChart.tsx';
import type { XySeries } from '#ui/panels/xy-scale.ts';
import { decimateLine } from './decimate.ts';
import type { PlacedColumn, PlacedSeries } from './placed-series.ts';
import { rowAt } from './place-rows.ts';
import { SeriesOverview } from './SeriesOverview.tsx';
import styles from './series.module.css';
import { strings } from './strings.ts';
import { usePanZoom } from './use-pan-zoom.ts';
import { type ViewRange, panBy, rangeAfterKey, zoomBy } from './view-range.ts';

interface SeriesPlotProps {
  readonly series: PlacedSeries;
  /** Columns to plot, one below the other. */
  readonly columns: readonly PlacedColumn[];
  readonly view: ViewRange;
  readonly onView: (view: ViewRange) => void;
}

const ONE_HEIGHT = 240;
const MANY_HEIGHT = 140;

/** A series over time, to move and zoom by mouse, touch and keyboard, with an overview of all of it beneath. */
export function SeriesPlot({ series, columns, view, onView }: SeriesPlotProps) {
  const { whole, formatPlace } = series;
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const [hover, setHover] = useState<number | null>(null);
  const handlers = usePanZoom(box, { view, whole, onView, onHover: setHover });
  const names = columns.map(({ column }) => column.name).join(', ');
  const rows = rowAt(series.places, view.to + 1e-9) - rowAt(series.places, view.from);
  const shown = strings.shown(formatPlace(view.from), formatPlace(view.to), rows, series.places.length);
  // Said once it rests, not at every step of a drag.
  const said = useDeferredValue(shown);
  const middle = (view.from + view.to) / 2;
  const buttons = [
    { name: '‹', label: strings.earlier, next: panBy(view, whole, -0.5) },
    { name: '›', label: strings.later, next: panBy(view, whole, 0.5) },
    { name: '+', label: strings.zoomIn, next: zoomBy(view, whole, 0.5, middle) },
    { name: '−', label: strings.zoomOut, next: zoomBy(view, whole, 2, middle) },
    { name: strings.all, label: strings.all, next: whole },
  ];
  return (
    <div className={panelStyles.section}>
      <div className={panelStyles.row}>
        <div className={inputStyles.choices} role="group" aria-label={strings.zoom}>
          {buttons.map(({ name, label, next }) => (
            <button
              key={label}
              type="button"
              className={panelStyles.button}
              aria-label={label}
              title={label}
              onClick={() => onView(next)}
            >
              {name}
            </button>
          ))}
        </div>
        <span className={panelStyles.muted}>
          {hover === null ? null : <span aria-hidden="true">{readAt(series, columns, hover)}</span>}
          <span role="status" className={hover === null ? undefined : panelStyles.unseen}>
            {said}
          </span>
        </span>
      </div>
      {/* 'application', so that screen readers hand the arrow keys over. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={box}
        className={styles.plot}
        role="application"
        aria-roledescription={strings.plotRole}
        aria-label={`${strings.plot(names)}. ${strings.plotHelp}`}
        // Moved and zoomed by keys, so it takes the focus.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          const next = rangeAfterKey(event.key, view, whole);
          if (next === null) return;
          event.preventDefault();
          onView(next);
        }}
        {...handlers}
      >
        {columns.map((column, index) => (
          <OnePlot
            key={column.column.name}
            series={series}
            column={column}
            view={view}
            width={width}
            height={columns.length === 1 ? ONE_HEIGHT : MANY_HEIGHT}
            hover={hover}
            isLast={index === columns.length - 1}
          />
        ))}
      </div>
      <SeriesOverview series={series} column={columns[0] ?? null} view={view} onView={onView} />
      <p className={panelStyles.muted}>{strings.plotHelp}</p>
    </div>
  );
}

interface OnePlotProps {
  readonly series: PlacedSeries;
  readonly column: PlacedColumn;
  readonly view: ViewRange;
  readonly width: number;
  readonly height: number;
  readonly hover: number | null;
  /** The last of several has the legend for all. */
  readonly isLast: boolean;
}

function OnePlot({ series, column, view, width, height, hover, isLast }: OnePlotProps) {
  const { border, train, validation, formatPlace, ticks, labelTick } = series;
  const lines = useMemo((): XySeries[] => {
    const line = (places: Float64Array, values: Float32Array) =>
      decimateLine(places, values, view.from, view.to, Math.max(100, width));
    return [
      { name: strings.parts.train, ...line(train, column.train), style: 'line', colour: 1 },
      { name: strings.parts.validation, ...line(validation, column.validation), style: 'line', colour: 2 },
    ];
  }, [train, validation, column, view, width]);
  const yRange = useMemo(() => extentOf(bothParts(column)) ?? undefined, [column]);
  const xRange = useMemo(() => [view.from, view.to] as const, [view]);
  const rules = [
    { axis: 'x', at: border } as const,
    ...(hover === null ? [] : [{ axis: 'x', at: Math.round(hover) } as const]),
  ];
  return (
    <XyChart
      label={strings.plotLabel(column.column.name, formatPlace(view.from), formatPlace(view.to))}
      series={lines}
      xLabel=""
      yLabel={column.label}
      formatX={labelTick}
      xTicks={ticks}
      xRange={xRange}
      yRange={yRange}
      height={height}
      rules={rules}
      hasLegend={isLast}
    />
  );
}

function* bothParts({ train, validation }: PlacedColumn): Generator<number> {
  yield* train;
  yield* validation;
}

/** Date and values of the row nearest to a place; nothing in a gap. */
function readAt(series: PlacedSeries, columns: readonly PlacedColumn[], place: number): string {
  const nearest = Math.round(place);
  const row = rowAt(series.places, nearest);
  if (series.places[row] !== nearest) return '';
  const values = columns.map(({ column, train, validation }) => {
    const value = row < train.length ? train[row] : validation[row - train.length];
    return columns.length === 1 ? formatLog(value) : `${column.name} ${formatLog(value)}`;
  });
  return strings.readout(series.formatPlace(nearest), values.join(', '));
}
