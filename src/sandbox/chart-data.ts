import type { Chart } from '#core/chart.ts';

/** What a drawing may hold; more would cost the page more than a reader gains. */
const MAX_SERIES = 12;
const MAX_POINTS = 2000;
const MAX_ROWS = 200;
const MAX_COLUMNS = 30;
const MAX_CELLS_PER_SIDE = 128;
const MAX_NAME = 120;

export type ChartBase = Pick<Chart, 'surface' | 'tab' | 'title' | 'xLabel' | 'yLabel'>;
type ChartOf<Kind extends Chart['kind']> = Extract<Chart, { kind: Kind }>;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Lines or dots, thinned evenly to a bounded number of points; points that are not finite are left out. */
export function createXyChart(
  kind: 'line' | 'scatter',
  base: ChartBase,
  series: readonly { readonly name: string; readonly points: readonly Point[] }[],
): ChartOf<'line' | 'scatter'> {
  return {
    kind,
    ...base,
    series: series.slice(0, MAX_SERIES).map(({ name, points }) => {
      const finite = thin(points.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)));
      return { name: name.slice(0, MAX_NAME), x: finite.map(({ x }) => x), y: finite.map(({ y }) => y) };
    }),
  };
}

export function createBarChart(
  base: ChartBase,
  bars: readonly { readonly label: string; readonly value: number }[],
): ChartOf<'bar'> {
  const shown = bars.slice(0, MAX_ROWS);
  return {
    kind: 'bar',
    ...base,
    labels: shown.map(({ label }) => label.slice(0, MAX_NAME)),
    values: shown.map(({ value }) => (Number.isNaN(value) ? 0 : value)),
  };
}

/** Equal-width bins over the finite values, with the usual statistics in words. */
export function createHistogram(
  base: ChartBase,
  values: Iterable<number>,
  maxBins = 24,
): ChartOf<'histogram'> {
  const all = Array.from(values);
  const finite = all.filter(Number.isFinite);
  const low = finite.reduce((least, value) => Math.min(least, value), Infinity);
  const high = finite.reduce((most, value) => Math.max(most, value), -Infinity);
  const bins = finite.length === 0 ? 0 : Math.min(Math.max(1, Math.floor(maxBins)), 100);
  const width = (high - low) / bins || 1;
  const counts = new Array<number>(bins).fill(0);
  for (const value of finite) {
    const bin = Math.min(bins - 1, Math.floor((value - low) / width));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const edges = bins === 0 ? [] : Array.from({ length: bins + 1 }, (_, index) => low + index * width);
  const mean = finite.reduce((sum, value) => sum + value, 0) / finite.length;
  const notNumbers = all.length - finite.length;
  const range =
    finite.length === 0 ? 'no finite values' : `min ${short(low)}, mean ${short(mean)}, max ${short(high)}`;
  return {
    kind: 'histogram',
    ...base,
    edges,
    counts,
    summary: `${all.length} values, ${range}, ${notNumbers} NaN or infinite`,
  };
}

export function createTable(
  base: ChartBase,
  headers: readonly string[],
  rows: readonly (readonly unknown[])[],
): ChartOf<'table'> {
  const text = (value: unknown): string =>
    (typeof value === 'number' ? short(value) : String(value)).slice(0, MAX_NAME);
  return {
    kind: 'table',
    ...base,
    headers: headers.slice(0, MAX_COLUMNS).map(text),
    rows: rows.slice(0, MAX_ROWS).map((row) => row.slice(0, MAX_COLUMNS).map(text)),
  };
}

/** `values[y][x]`; names are filled up with numbers. */
export function createMatrix(
  kind: 'confusion-matrix' | 'heatmap',
  base: ChartBase,
  values: readonly (readonly number[])[],
  xNames: readonly string[] = [],
  yNames: readonly string[] = [],
): ChartOf<'confusion-matrix' | 'heatmap'> {
  const shown = values
    .slice(0, MAX_CELLS_PER_SIDE)
    .map((row) => row.slice(0, MAX_CELLS_PER_SIDE).map((value) => (Number.isNaN(value) ? 0 : value)));
  const name = (names: readonly string[]) => (_: unknown, index: number) =>
    (names[index] ?? String(index)).slice(0, MAX_NAME);
  return {
    kind,
    ...base,
    xNames: (shown[0] ?? []).map(name(xNames)),
    yNames: shown.map(name(yNames)),
    values: shown,
  };
}

function thin<Item>(items: readonly Item[]): readonly Item[] {
  if (items.length <= MAX_POINTS) return items;
  const stride = items.length / MAX_POINTS;
  return Array.from({ length: MAX_POINTS }, (_, index) => items[Math.floor(index * stride)]).filter(
    (item): item is Item => item !== undefined,
  );
}

function short(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(5)));
}
