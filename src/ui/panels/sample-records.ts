import type { Chart } from '#core/chart.ts';
import type { ForecastOfColumn, Verdict } from '#core/verdict.ts';
import type { RunRecord } from '#session/state.ts';
import { IMAGE_MANIFEST, SERIES_ROWS } from './sample-data.ts';

/** Hand-made runs, charts and verdicts for the tests of the panels. */

export const CHARTS: readonly Chart[] = [
  {
    kind: 'line',
    surface: 'history',
    tab: 'a',
    title: 'History',
    xLabel: 'epoch',
    yLabel: 'loss',
    series: [
      { name: 'loss', x: [1, 2, 3], y: [0.9, 0.5, 0.4] },
      { name: 'val_loss', x: [1, 2, 3], y: [0.8, 0.6, 0.55] },
    ],
  },
  {
    kind: 'bar',
    surface: 'bar',
    tab: 'a',
    title: 'Counts',
    xLabel: '',
    yLabel: '',
    labels: ['a', 'b'],
    values: [3, 7],
  },
  {
    kind: 'histogram',
    surface: 'hist',
    tab: 'a',
    title: 'Weights',
    xLabel: 'weight',
    yLabel: '',
    edges: [-1, 0, 1, 2],
    counts: [4, 9, 2],
    summary: '15 values, mean 0.2',
  },
  {
    kind: 'table',
    surface: 'summary',
    tab: 'a',
    title: 'Model summary',
    xLabel: '',
    yLabel: '',
    headers: ['Layer', 'Output', 'Params'],
    rows: [['conv2d_1', '[null, 26, 26, 32]', '320']],
  },
  {
    kind: 'confusion-matrix',
    surface: 'cm',
    tab: 'a',
    title: 'Confusion',
    xLabel: 'prediction',
    yLabel: 'label',
    xNames: ['a', 'b'],
    yNames: ['a', 'b'],
    values: [
      [8, 2],
      [1, 9],
    ],
  },
];

export const RECORD: RunRecord = {
  id: 'run-4',
  exerciseId: 'fashion-basics',
  number: 4,
  code: 'export {};',
  seed: 7,
  engine: {
    backend: 'webgl',
    reason: 'A graphics card.',
    renderer: 'Test',
    isSoftwareRenderer: false,
    threads: 1,
    isStock: false,
  },
  startedAt: 1_700_000_000_000,
  endedAt: 1_700_000_061_000,
  status: 'trained',
  error: null,
  epochs: Array.from({ length: 12 }, (_, i) => ({
    fit: 1,
    epoch: i + 1,
    logs: {
      loss: 0.9 * Math.exp(-i / 4) + 0.2,
      acc: 0.9 - 0.35 * Math.exp(-i / 4),
      val_loss: 0.7 * Math.exp(-i / 3) + 0.31 + 0.004 * i,
      val_acc: 0.86 - 0.3 * Math.exp(-i / 3),
    },
  })),
  reports: [],
  console: [
    {
      level: 'log',
      text: 'Tensor float32 [50000, 28, 28, 1] 0…1, 0 NaN',
      repeats: 1,
      at: { line: 5, column: 3 },
    },
    { level: 'info', text: 'Training begins', repeats: 1, at: null },
    {
      level: 'warn',
      text: 'High memory usage in GPU: 1100 MB, most likely due to a memory leak',
      repeats: 12,
      at: null,
    },
    { level: 'error', text: 'Something odd', repeats: 1, at: { line: 12, column: 7 } },
    { level: 'system', text: 'Seed 7, WebGL', repeats: 1, at: null },
  ],
  charts: [],
  model: { sizeBytes: 412_000, epoch: 12 },
  verdict: null,
};
export const EARLIER: RunRecord = {
  ...RECORD,
  id: 'run-3',
  number: 3,
  epochs: RECORD.epochs.slice(0, 8).map((point) => ({
    ...point,
    logs: { ...point.logs, loss: (point.logs.loss ?? 0) + 0.1, val_loss: (point.logs.val_loss ?? 0) + 0.05 },
  })),
};

const REPORT = {
  checks: [
    {
      id: 'output-shape',
      kind: 'output-shape' as const,
      title: 'Output shape',
      passed: true,
      measured: '[3]',
      needed: '[3]',
      message: 'The output has the shape [3].',
    },
    {
      id: 'accuracy',
      kind: 'levels' as const,
      title: 'Accuracy',
      passed: false,
      measured: 0.874,
      needed: 0.885,
      message: 'Accuracy is 0.874; 5 of 5 needs at least 0.885, 0.011 more.',
    },
  ],
  metrics: [
    { metric: 'accuracy' as const, value: 0.874, low: 0.867, high: 0.88 },
    { metric: 'log-loss' as const, value: 0.351, low: 0.33, high: 0.37 },
  ],
  heldOutRows: 10_000,
  nextStep: 'Validation loss stopped falling after epoch 3: try more dropout.',
};
export const SCORED: Extract<Verdict, { status: 'scored' }> = {
  status: 'scored',
  score: 4,
  ...REPORT,
  details: {
    kind: 'classification',
    classNames: IMAGE_MANIFEST.classNames,
    confusion: [
      [9, 0, 2],
      [1, 8, 0],
      [3, 0, 7],
    ],
    cellRows: [
      [[0, 3, 6], [], [9, 12]],
      [[1], [4, 7], []],
      [[2, 5, 8], [], [11, 14]],
    ],
    classes: IMAGE_MANIFEST.classNames.map((name, i) => ({
      name,
      precision: 0.7 + 0.1 * i,
      recall: 0.8,
      f1: 0.75,
      support: 10 + i,
    })),
    worst: [
      { index: 2, truth: 2, predicted: 0, confidence: 0.991 },
      { index: 9, truth: 0, predicted: 2, confidence: 0.87 },
    ],
  },
};
export const PREVIOUS: RunRecord = {
  ...EARLIER,
  verdict: {
    ...SCORED,
    score: 3,
    metrics: [{ metric: 'accuracy', value: 0.861, low: 0.85, high: 0.87 }],
  },
};
export const REGRESSION: Verdict = {
  ...SCORED,
  score: 3,
  metrics: [{ metric: 'mae', value: 2.61, low: 2.2, high: 3.05 }],
  details: {
    kind: 'regression',
    unit: 'mpg',
    points: Array.from({ length: 80 }, (_, index) => ({
      index,
      truth: 12 + index * 0.35,
      predicted: 12 + index * 0.35 + 3 * Math.sin(index * 1.3),
    })),
    worst: [
      { index: 7, truth: 30, predicted: 22.5 },
      { index: 11, truth: 14, predicted: 19 },
    ],
  },
};
const COLUMN: ForecastOfColumn = {
  unit: 'spots',
  maeByStep: Array.from({ length: 12 }, (_, i) => 15 + i * 0.8),
  persistenceByStep: Array.from({ length: 12 }, (_, i) => 16 + i * 1.5),
  windows: [0, 40].map((start) => ({
    start,
    input: [...SERIES_ROWS.values.slice(start, start + 60)],
    truth: [...SERIES_ROWS.values.slice(start + 60, start + 72)],
    predicted: [...SERIES_ROWS.values.slice(start + 60, start + 72)].map((value, i) => value * 0.9 + i),
  })),
};
export const FORECAST: Verdict = {
  ...SCORED,
  score: 2,
  metrics: [{ metric: 'mae', value: 21.4, low: 20, high: 23 }],
  details: { kind: 'forecast', ...COLUMN },
};

/** Two columns, each in its own unit. */
export const FORECASTS: Verdict = {
  ...SCORED,
  metrics: [{ metric: 'mae', value: 0.6, low: 0.55, high: 0.65 }],
  details: {
    kind: 'forecasts',
    columns: [
      { name: 'ridership', ...COLUMN, unit: 'thousand riders' },
      { name: 'pressure', ...COLUMN, unit: 'hPa' },
    ],
  },
};
export const PASSED: Verdict = { ...SCORED, status: 'passed', score: 5 };
export const NEXT_WORDS: Verdict = {
  ...SCORED,
  metrics: [{ metric: 'perplexity', value: 98, low: 92, high: 104 }],
  details: {
    kind: 'next-token',
    places: [
      {
        index: 0,
        before: '',
        truth: 'shall',
        probability: 0.01,
        guesses: [{ word: 'and', probability: 0.2 }],
      },
      {
        index: 7,
        before: 'compare thee to a summers',
        truth: 'day',
        probability: 0.5,
        guesses: [
          { word: 'day', probability: 0.5 },
          { word: 'rose', probability: 0.25 },
        ],
      },
    ],
    verses: [
      { seed: 1, temperature: 0.7, lines: ['shall i compare thee', 'and all the rest'] },
      { seed: 2, temperature: 0.7, lines: ['to a summers day', 'the love of time'] },
    ],
  },
};
