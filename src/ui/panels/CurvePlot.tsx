import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import styles from './charts.module.css';
import type { LineRole, MetricCurves } from './curve-data.ts';
import { readRange } from './curve-range.ts';
import { formatLog } from './number-format.ts';
import { spreadOut } from './spread-out.ts';
import { strings } from './strings.ts';
import { type Palette, usePalette } from './use-palette.ts';
import { useWidth } from './use-width.ts';

interface CurvePlotProps {
  readonly curves: MetricCurves;
  /** What x counts: 'epoch' or 'step'. */
  readonly xName: string;
}

const HEIGHT = 150;
const LABEL_SPACE = 88;
const LABEL_HEIGHT = 14;
/** Epochs and steps come whole. */
const WHOLE_STEPS = [1, 2, 5]
  .flatMap((factor) => [0, 1, 2, 3, 4, 5, 6].map((power) => factor * 10 ** power))
  .sort((a, b) => a - b);

/** One metric, live: train solid, validation dashed, an earlier attempt dotted, names and last values beside the lines' ends. */
export function CurvePlot({ curves, xName }: CurvePlotProps) {
  const box = useRef<HTMLDivElement>(null);
  const readout = useRef<HTMLSpanElement>(null);
  const latest = useRef(curves);
  const plot = useRef<uPlot | null>(null);
  const palette = usePalette();
  const width = useWidth(box);
  const shape = curves.roles.join();

  useEffect(() => {
    latest.current = curves;
    plot.current?.setData(dataOf(curves));
  }, [curves]);

  useEffect(() => {
    if (box.current === null || width === 0) return;
    const made = new uPlot(
      {
        width,
        height: HEIGHT,
        padding: [8, LABEL_SPACE, 0, 0],
        legend: { show: false },
        cursor: { drag: { x: false, y: false }, points: { show: false } },
        scales: { x: { time: false }, y: { range: (_, low, high) => padded(latest.current, low, high) } },
        axes: [
          { ...axisOf(palette, 26), incrs: WHOLE_STEPS },
          { ...axisOf(palette, widthOf), space: 28, values: (_, ticks) => ticks.map(formatLog) },
        ],
        series: [{}, ...latest.current.roles.map((role) => lineOf(role, palette))],
        hooks: {
          draw: [(drawn) => nameLines(drawn, latest.current, palette)],
          setCursor: [
            (moved) => {
              if (readout.current !== null)
                readout.current.textContent = readAt(moved.cursor.idx, latest.current, xName);
            },
          ],
        },
      },
      dataOf(latest.current),
      box.current,
    );
    plot.current = made;
    return () => {
      plot.current = null;
      made.destroy();
    };
  }, [width, palette, shape, xName]);

  const above = readRange(curves)?.above ?? null;
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.plotHead}>
        <h3>{curves.metric}</h3>
        {above !== null && (
          <span className={styles.beginsAbove}>{strings.training.beginsAbove(formatLog(above))}</span>
        )}
        <span ref={readout} className={styles.readout} aria-hidden="true" />
      </figcaption>
      <div ref={box} className={styles.plot} role="img" aria-label={describe(curves, xName)} />
    </figure>
  );
}

function dataOf(curves: MetricCurves): uPlot.AlignedData {
  return [[...curves.x], ...curves.columns.map((column) => [...column])];
}

/** uPlot's own margins around the values worth showing; `low` and `high` are those of all. */
function padded(curves: MetricCurves, low: number | null, high: number | null): uPlot.Range.MinMax {
  const range = readRange(curves);
  return uPlot.rangeNum(range?.low ?? low ?? 0, range?.high ?? high ?? 1, 0.1, true);
}

/** Room for the longest number beside the axis: seven pixels a character. */
function widthOf(_plot: uPlot, labels: readonly string[] | null): number {
  return Math.max(46, 12 + 7 * Math.max(0, ...(labels ?? []).map((label) => label.length)));
}

function axisOf(palette: Palette, size: uPlot.Axis.Size): uPlot.Axis {
  return {
    stroke: palette.axis,
    font: palette.font,
    size,
    gap: 4,
    grid: { stroke: palette.grid, width: 1 },
    ticks: { show: false },
  };
}

function lineOf(role: LineRole, palette: Palette): uPlot.Series {
  const [train = '', validation = ''] = palette.series;
  const common = { spanGaps: true, points: { show: false } };
  switch (role) {
    case 'train':
      return { ...common, stroke: train, width: 2, points: { show: true, size: 4, fill: train } };
    case 'validation':
      return { ...common, stroke: validation, width: 2, dash: [6, 4] };
    case 'live':
      return { ...common, stroke: train, width: 1 };
    case 'earlier-train':
      return { ...common, stroke: train, width: 1.25, dash: [1.5, 3.5] };
    case 'earlier-validation':
      return { ...common, stroke: validation, width: 1.25, dash: [1.5, 3.5] };
  }
}

/** Writes each line's name and last value at its end, moved apart where they would cover each other. */
function nameLines(plot: uPlot, curves: MetricCurves, palette: Palette): void {
  const ratio = devicePixelRatio;
  const [train = '', validation = ''] = palette.series;
  const labels = curves.roles.flatMap((role, index) => {
    if (role !== 'train' && role !== 'validation') return [];
    const end = lastOf(curves.columns[index] ?? []);
    if (end === null) return [];
    const name = role === 'train' ? strings.training.train : strings.training.validation;
    return [
      {
        text: `${name} ${formatLog(end.value)}`,
        colour: role === 'train' ? train : validation,
        y: plot.valToPos(end.value, 'y', true),
      },
    ];
  });
  labels.sort((a, b) => a.y - b.y);
  const places = spreadOut(
    labels.map(({ y }) => y),
    LABEL_HEIGHT * ratio,
    // Below that they would cover the numbers under the axis.
    plot.bbox.top + plot.bbox.height - (LABEL_HEIGHT / 2) * ratio,
  );
  const { ctx } = plot;
  ctx.save();
  ctx.font = palette.font.replace(/^[\d.]+px/, `${12 * ratio}px`);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  for (const [index, label] of labels.entries()) {
    ctx.fillStyle = label.colour;
    ctx.fillText(label.text, plot.bbox.left + plot.bbox.width + 6 * ratio, places[index] ?? label.y);
  }
  ctx.restore();
}

function readAt(index: number | null | undefined, curves: MetricCurves, xName: string): string {
  const x = index === null || index === undefined ? undefined : curves.x[index];
  if (x === undefined) return '';
  const values = curves.roles.flatMap((role, k) => {
    const value = curves.columns[k]?.[index ?? 0];
    return value === null || value === undefined
      ? []
      : [`${strings.training.lines[role]} ${formatLog(value)}`];
  });
  return `${xName} ${formatLog(x)}: ${values.join(', ')}`;
}

function describe(curves: MetricCurves, xName: string): string {
  const ends = curves.roles.flatMap((role, index) => {
    const end = lastOf(curves.columns[index] ?? []);
    return end === null || role === 'live' ? [] : [`${strings.training.lines[role]} ${formatLog(end.value)}`];
  });
  return strings.training.curveLabel(curves.metric, xName, ends);
}

function lastOf(column: readonly (number | null)[]): { row: number; value: number } | null {
  for (let row = column.length - 1; row >= 0; row--) {
    const value = column[row];
    if (value !== null && value !== undefined) return { row, value };
  }
  return null;
}
