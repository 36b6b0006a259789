import { type PointerEvent, useMemo, useRef } from 'react';
import chartStyles from '#ui/panels/charts.module.css';
import { useWidth } from '#ui/panels/use-width.ts';
import { PLOT_LEFT, PLOT_RIGHT } from '#ui/panels/XyChart.tsx';
import { fitScale, pathOf } from '#ui/panels/xy-scale.ts';
import { decimateLine } from './decimate.ts';
import type { PlacedColumn, PlacedSeries } from './placed-series.ts';
import styles from './series.module.css';
import { type ViewRange, panBy } from './view-range.ts';

interface SeriesOverviewProps {
  readonly series: PlacedSeries;
  readonly column: PlacedColumn | null;
  readonly view: ViewRange;
  readonly onView: (view: ViewRange) => void;
}

const HEIGHT = 44;

/** All of the series, small, with what the plot above shows; a press brings that place there. For the pointer only: keys move the plot. */
export function SeriesOverview({ series, column, view, onView }: SeriesOverviewProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const { whole, train, validation } = series;
  const drawn = useMemo(() => {
    if (column === null || width === 0) return null;
    const line = (places: Float64Array, values: Float32Array, colour: number) => ({
      name: String(colour),
      ...decimateLine(places, values, whole.from, whole.to, width / 2),
      style: 'line' as const,
      colour,
    });
    const lines = [line(train, column.train, 1), line(validation, column.validation, 2)];
    const size = { width, height: HEIGHT + 16, left: PLOT_LEFT };
    const scale = fitScale(lines, size, false, 1, { xRange: [whole.from, whole.to] });
    if (scale === null) return null;
    return { scale, paths: lines.map((each) => ({ colour: each.colour, d: pathOf(each, scale) })) };
  }, [column, train, validation, whole, width]);

  const centreAt = (event: PointerEvent<HTMLDivElement>): void => {
    const share =
      (event.clientX - event.currentTarget.getBoundingClientRect().left - PLOT_LEFT) /
      Math.max(1, width - PLOT_LEFT - PLOT_RIGHT);
    const span = view.to - view.from;
    const from = whole.from + share * (whole.to - whole.from) - span / 2;
    onView(panBy({ from, to: from + span }, whole, 0));
  };
  return (
    <div
      ref={box}
      className={styles.overview}
      style={{ blockSize: HEIGHT }}
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        centreAt(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons !== 0) centreAt(event);
      }}
    >
      {drawn === null ? null : (
        <svg width={width} height={HEIGHT} className={chartStyles.svg}>
          {drawn.paths.map(({ colour, d }) => (
            <path key={colour} d={d} className={chartStyles.line} data-style="thin" data-colour={colour} />
          ))}
          <rect
            className={styles.lens}
            x={drawn.scale.toX(view.from)}
            y={1}
            width={Math.max(4, drawn.scale.toX(view.to) - drawn.scale.toX(view.from))}
            height={HEIGHT - 2}
            rx={2}
          />
        </svg>
      )}
    </div>
  );
}
