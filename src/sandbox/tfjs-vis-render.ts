import * as tf from '@tensorflow/tfjs';
import type { Chart } from '#core/chart.ts';
import {
  type Point,
  createBarChart,
  createHistogram,
  createMatrix,
  createTable,
  createXyChart,
} from './chart-data.ts';
import { type Drawable, type VisOptions, readBase } from './tfjs-vis-surface.ts';

type XyData = { readonly values: readonly unknown[]; readonly series?: readonly string[] };
type MatrixData = {
  readonly values: readonly (readonly number[])[] | tf.Tensor2D;
  readonly tickLabels?: readonly string[];
  readonly xTickLabels?: readonly string[];
  readonly yTickLabels?: readonly string[];
};

/** `tfvis.render.*` */
export function createRender(draw: (chart: Chart) => Promise<void>): object {
  const xy =
    (kind: 'line' | 'scatter') =>
    (container: Drawable, data: XyData, options?: VisOptions): Promise<void> =>
      draw(createXyChart(kind, readBase(container, options), readSeries(data)));
  const heatmap = async (container: Drawable, data: MatrixData, options?: VisOptions): Promise<void> => {
    // tfjs-vis gives heat maps as values[x][y]; charts here are values[y][x].
    const values = transpose(data.values instanceof tf.Tensor ? await data.values.array() : data.values);
    await draw(
      createMatrix('heatmap', readBase(container, options), values, data.xTickLabels, data.yTickLabels),
    );
  };
  return {
    linechart: xy('line'),
    scatterplot: xy('scatter'),
    heatmap,
    async barchart(
      container: Drawable,
      data: readonly { index: unknown; value: unknown }[],
      options?: VisOptions,
    ) {
      const bars = data.map(({ index, value }) => ({ label: String(index), value: Number(value) }));
      await draw(createBarChart(readBase(container, options), bars));
    },
    async histogram(container: Drawable, data: unknown, options: VisOptions & { maxBins?: number } = {}) {
      await draw(
        createHistogram(readBase(container, options), await readNumbers(data), options.maxBins ?? 12),
      );
    },
    async table(
      container: Drawable,
      data: { headers: readonly string[]; values: readonly (readonly unknown[])[] },
    ) {
      await draw(createTable(readBase(container), data.headers, data.values));
    },
    async confusionMatrix(container: Drawable, data: MatrixData) {
      const values = data.values instanceof tf.Tensor ? await data.values.array() : data.values;
      const base = { ...readBase(container), xLabel: 'Predicted', yLabel: 'Actual' };
      await draw(createMatrix('confusion-matrix', base, values, data.tickLabels, data.tickLabels));
    },
  };
}

/** One series of points, several, or plain numbers counted from 0. */
function readSeries({ values, series = [] }: XyData): { name: string; points: Point[] }[] {
  const lists: readonly (readonly unknown[])[] =
    values.every(Array.isArray) && values.length > 0 ? (values as unknown[][]) : [values];
  return lists.map((list, index) => ({
    name: series[index] ?? `Series ${index + 1}`,
    points: list.map(readPoint),
  }));
}

function readPoint(value: unknown, index: number): Point {
  if (typeof value !== 'object' || value === null) return { x: index, y: Number(value) };
  return { x: Number(Reflect.get(value, 'x')), y: Number(Reflect.get(value, 'y')) };
}

async function readNumbers(data: unknown): Promise<number[]> {
  if (data instanceof tf.Tensor) return Array.from(await data.data(), Number);
  const list: unknown[] = Array.from(data as Iterable<unknown>);
  return list.map((value) =>
    Number(typeof value === 'object' && value !== null ? Reflect.get(value, 'value') : value),
  );
}

function transpose(values: readonly (readonly number[])[]): number[][] {
  return (values[0] ?? []).map((_, column) => values.map((row) => row[column] ?? NaN));
}
