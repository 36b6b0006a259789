import type { Chart } from '#core/chart.ts';
import { assertNever } from '#core/assert-never.ts';

/** Drawings kept of one run; the oldest go. */
export const MAX_CHARTS = 60;
/** Numbers and texts kept of one run's drawings together: about 4 MB. */
const MAX_VALUES = 500_000;

/** A drawing on a surface that was drawn before takes its place, as tfjs-vis does. */
export function placeChart(charts: readonly Chart[], chart: Chart): readonly Chart[] {
  const isSame = (other: Chart): boolean => other.tab === chart.tab && other.surface === chart.surface;
  const placed = charts.some(isSame)
    ? charts.map((other) => (isSame(other) ? chart : other))
    : [...charts, chart];
  let first = Math.max(0, placed.length - MAX_CHARTS);
  let values = 0;
  for (let i = placed.length - 1; i >= first; i--) {
    const other = placed[i];
    if (other !== undefined) values += countValues(other);
    if (values > MAX_VALUES) first = i + 1;
  }
  return placed.slice(first);
}

function countValues(chart: Chart): number {
  switch (chart.kind) {
    case 'line':
    case 'scatter':
      return chart.series.reduce((total, series) => total + series.x.length + series.y.length, 0);
    case 'bar':
      return chart.labels.length + chart.values.length;
    case 'histogram':
      return chart.edges.length + chart.counts.length;
    case 'table':
      return chart.headers.length + chart.rows.reduce((total, row) => total + row.length, 0);
    case 'confusion-matrix':
    case 'heatmap':
      return chart.values.reduce((total, row) => total + row.length, 0);
    default:
      return assertNever(chart);
  }
}
