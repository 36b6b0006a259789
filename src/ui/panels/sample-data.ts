import type { DatasetManifest, PartRows } from '#core/dataset.ts';
import { type Exercise, defineExercise } from '#core/exercise.ts';

/** Hand-made data for the tests of the panels: small, made by formula, the same each time. */

const COMMON = {
  summary: 'Small pictures, for tests.',
  origin: 'real' as const,
  licence: { name: 'MIT', text: 'Permission is hereby granted.' },
  attribution: 'The makers',
  sources: [{ package: 'pictures', version: '1.0.0', registry: 'npm' as const, files: ['a.bin'] }],
  split: 'First 40 rows train, the next 10 validate, by seed 1.',
  notes: ['Some labels are wrong.'],
  nearestOriginal: 'Fashion-MNIST',
  baselines: [],
  parts: {
    train: { count: 40, shards: [] },
    validation: { count: 10, shards: [] },
    heldOut: { count: 30, shards: [] },
  },
};

export const IMAGE_MANIFEST: Extract<DatasetManifest, { kind: 'image' }> = {
  ...COMMON,
  kind: 'image',
  id: 'pictures',
  title: 'Pictures',
  shape: [8, 8, 1],
  classNames: ['T-shirt', 'Trouser', 'Pullover'],
};
export const TEXT_MANIFEST: Extract<DatasetManifest, { kind: 'text' }> = {
  ...COMMON,
  kind: 'text',
  id: 'texts',
  title: 'Texts',
  classNames: ['negative', 'positive'],
  vocabulary: ['the', 'film', 'good', 'bad'],
};
export const TABLE_MANIFEST: Extract<DatasetManifest, { kind: 'table' }> = {
  ...COMMON,
  kind: 'table',
  id: 'cars',
  title: 'Cars',
  columns: [
    {
      kind: 'number',
      name: 'weight',
      unit: 'kg',
      description: 'Empty weight.',
      mean: 1200,
      standardDeviation: 300,
    },
    { kind: 'number', name: 'year', unit: '', description: 'Model year.', mean: 76, standardDeviation: 4 },
  ],
  target: {
    kind: 'number',
    name: 'economy',
    unit: 'mpg',
    description: 'Miles per gallon.',
    mean: 24,
    standardDeviation: 7,
  },
};
export const SERIES_MANIFEST: Extract<DatasetManifest, { kind: 'series' }> = {
  ...COMMON,
  kind: 'series',
  id: 'spots',
  title: 'Spots',
  columns: [
    {
      kind: 'number',
      name: 'sunspots',
      unit: '',
      description: 'Monthly mean.',
      mean: 50,
      standardDeviation: 30,
    },
  ],
  start: '1749-01-01',
  step: 'month',
};

export const IMAGE_ROWS: Extract<PartRows, { kind: 'image' }> = {
  kind: 'image',
  count: 40,
  pixels: Uint8Array.from(
    { length: 40 * 64 },
    (_, i) => (((i * 37) % 256) >> (i % 3)) + (i % 64 > 20 ? 60 : 0),
  ),
  labels: Uint8Array.from({ length: 40 }, (_, i) => i % 3),
};
export const TEXT_ROWS: Extract<PartRows, { kind: 'text' }> = {
  kind: 'text',
  count: 12,
  texts: Array.from({ length: 12 }, (_, i) =>
    i % 2 === 0 ? `The film ${'really '.repeat(i)}was bad.` : `A good film, number ${i}.`,
  ),
  labels: Uint8Array.from({ length: 12 }, (_, i) => i % 2),
};
export const TABLE_ROWS: Extract<PartRows, { kind: 'table' }> = {
  kind: 'table',
  count: 40,
  features: Float32Array.from({ length: 80 }, (_, i) => (i % 2 === 0 ? 800 + 13 * i : 70 + (i % 12))),
  targets: Float32Array.from({ length: 40 }, (_, i) => 38 - 0.5 * i + 3 * Math.sin(i)),
};
export const SERIES_ROWS: Extract<PartRows, { kind: 'series' }> = {
  kind: 'series',
  count: 300,
  values: Float32Array.from({ length: 300 }, (_, i) => 60 + 55 * Math.sin(i / 21) + 9 * Math.sin(i * 1.7)),
};

export const EXERCISE: Exercise = defineExercise({
  id: 'fashion-basics',
  title: 'Fashion basics',
  summary: 'Tell clothing apart.',
  topic: 'image',
  category: 2,
  skills: ['B7'],
  minutes: 30,
  weight: 'light',
  dataset: 'pictures',
  input: { kind: 'pixels' },
  task: { kind: 'classification', classes: 3 },
  checks: [{ id: 'accuracy', kind: 'levels', metric: 'accuracy', levels: [0.78, 0.82, 0.85, 0.87, 0.885] }],
  baselines: [{ id: 'linear', title: 'Linear model', value: 0.768 }],
  weak: [],
});
export const TEXT_EXERCISE: Exercise = {
  ...EXERCISE,
  task: { kind: 'binary' },
  input: { kind: 'token-ids', vocabularySize: 5, length: 12 },
};
export const TABLE_EXERCISE: Exercise = {
  ...EXERCISE,
  task: { kind: 'regression', unit: 'mpg' },
  input: { kind: 'standardised-columns' },
  checks: [{ id: 'mae', kind: 'levels', metric: 'mae', levels: [4, 3.2, 2.8, 2.4, 2.1] }],
  baselines: [{ id: 'mean', title: 'Mean of the training part', value: 5.6 }],
};
export const SERIES_EXERCISE: Exercise = {
  ...TABLE_EXERCISE,
  task: { kind: 'forecast', unit: '' },
  input: { kind: 'windows', inputSteps: 60, targetSteps: 12 },
};
