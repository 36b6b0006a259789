import * as tf from '@tensorflow/tfjs';
import type { Chart } from '#core/chart.ts';
import { type ChartBase, createTable, createHistogram, createXyChart } from './chart-data.ts';
import { createRender } from './tfjs-vis-render.ts';
import { type Drawable, type VisOptions, readBase } from './tfjs-vis-surface.ts';
import { visMetrics } from './tfjs-vis-metrics.ts';

/** Takes a drawing and gives the event loop a turn, as tfjs-vis does by waiting for a frame. */
export type Draw = (chart: Chart) => Promise<void>;
type LogsLike = Readonly<Record<string, unknown>>;

/** The module '@tensorflow/tfjs-vis' (types: tfjs-vis.d.ts): the same calls, as data for the lab's own panel. */
export function createTfjsVis(draw: Draw): object {
  return { show: createShow(draw), render: createRender(draw), metrics: visMetrics, visor };
}

function createShow(draw: Draw): object {
  return {
    fitCallbacks: (
      container: Drawable,
      metrics: readonly string[],
      options: VisOptions & { callbacks?: readonly string[] } = {},
    ) => createFitCallbacks(draw, container, metrics, options),

    async history(
      container: Drawable,
      history: unknown,
      metrics: readonly string[],
      options: VisOptions = {},
    ) {
      const base = readBase(container, options);
      const series = await Promise.all(
        metrics.map(async (name) => ({ name, points: toPoints(await readMetric(history, name)) })),
      );
      await draw(createXyChart('line', { ...base, xLabel: base.xLabel || 'Epoch' }, series));
    },

    async modelSummary(container: Drawable, model: tf.LayersModel) {
      const rows = model.layers.map((layer) => [
        layer.name,
        describeShape(layer.outputShape),
        layer.countParams(),
        String(layer.trainable),
      ]);
      await draw(
        createTable(readBase(container), ['Layer', 'Output shape', 'Parameters', 'Trainable'], rows),
      );
    },

    async layer(container: Drawable, layer: tf.layers.Layer) {
      const rows = await Promise.all(
        layer.weights.map(async (weight) => {
          const values = Array.from(await weight.read().data());
          const finite = values.filter(Number.isFinite);
          const low = finite.reduce((least, value) => Math.min(least, value), Infinity);
          const high = finite.reduce((most, value) => Math.max(most, value), -Infinity);
          const zeros = values.filter((value) => value === 0).length;
          return [
            weight.originalName,
            describeShape(weight.shape),
            low,
            high,
            values.length,
            zeros,
            values.length - finite.length,
          ];
        }),
      );
      await draw(
        createTable(
          readBase(container),
          ['Weight', 'Shape', 'Min', 'Max', 'Values', 'Zeros', 'NaN or infinite'],
          rows,
        ),
      );
    },

    async perClassAccuracy(
      container: Drawable,
      classAccuracy: readonly { accuracy: number; count: number }[],
      labels: readonly string[] = [],
    ) {
      const rows = classAccuracy.map(({ accuracy, count }, index) => [
        labels[index] ?? String(index),
        accuracy,
        count,
      ]);
      await draw(createTable(readBase(container), ['Class', 'Accuracy', 'Samples'], rows));
    },

    async valuesDistribution(container: Drawable, tensor: tf.Tensor) {
      await draw(createHistogram(readBase(container), await tensor.data()));
    },
  };
}

function createFitCallbacks(
  draw: Draw,
  container: Drawable,
  metrics: readonly string[],
  { callbacks = ['onBatchEnd', 'onEpochEnd'], ...options }: VisOptions & { callbacks?: readonly string[] },
): object {
  const base = readBase(container, options);
  const follow = (event: string) => {
    const points = metrics.map((): { x: number; y: number }[] => []);
    const surface: ChartBase = {
      ...base,
      surface: `${base.surface} ${event}`,
      title: `${base.title}: ${event}`,
    };
    return async (_: number, logs: LogsLike = {}): Promise<void> => {
      for (const [index, name] of metrics.entries()) {
        const series = points[index] ?? [];
        series.push({ x: series.length, y: Number(logs[name] ?? NaN) });
        // Every other point goes once there are too many; the curve keeps its form.
        if (series.length >= 4000) points[index] = series.filter((_point, at) => at % 2 === 1);
      }
      await draw(
        createXyChart(
          'line',
          surface,
          metrics.map((name, index) => ({ name, points: points[index] ?? [] })),
        ),
      );
    };
  };
  return Object.fromEntries(callbacks.map((event) => [event, follow(event)]));
}

async function readMetric(history: unknown, name: string): Promise<number[]> {
  const values: unknown[] = Array.isArray(history)
    ? history.map((logs: LogsLike) => logs[name])
    : readHistory(history, name);
  return Promise.all(
    values.map(async (value) =>
      value instanceof tf.Tensor ? Number((await value.data())[0]) : Number(value),
    ),
  );
}

function readHistory(history: unknown, name: string): unknown[] {
  if (typeof history !== 'object' || history === null) return [];
  const inner: unknown = Reflect.get(history, 'history') ?? history;
  const values: unknown = typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : [];
  return Array.isArray(values) ? values : [];
}

function toPoints(values: readonly number[]): { x: number; y: number }[] {
  return values.map((y, x) => ({ x, y }));
}

function describeShape(shape: unknown): string {
  return JSON.stringify(shape).replaceAll('null', 'batch');
}

function visor(): object {
  const nothing = (): void => undefined;
  return {
    el: null,
    open: nothing,
    close: nothing,
    toggle: nothing,
    isOpen: () => false,
    surface: (options: { name: string; tab?: string }) => ({
      label: options.name,
      name: options.name,
      tab: options.tab ?? '',
    }),
    setActiveTab: nothing,
    bindKeys: nothing,
    unbindKeys: nothing,
    isFullscreen: () => false,
  };
}
