import { describe, expect, it } from 'vitest';
import type { DatasetManifest } from './dataset.ts';
import { defineExercise } from './exercise.ts';
import { fillPlaceholders, placeholderValues } from './placeholders.ts';

const part = (count: number) => ({ count, shards: [] });
const month = {
  kind: 'number' as const,
  name: 'sunspots',
  unit: 'count',
  description: '',
  mean: 51.2,
  standardDeviation: 43.4,
};

const manifest: DatasetManifest = {
  kind: 'series',
  id: 'sunspots',
  title: 'Sunspots & more',
  summary: '',
  origin: 'real',
  licence: { name: '', text: '' },
  attribution: '',
  sources: [],
  split: '',
  notes: [],
  nearestOriginal: '',
  baselines: [
    { id: 'mean', title: '', metric: 'mae', value: 53.221 },
    { id: 'mean', title: '', metric: 'mse', value: 4723 },
    { id: 'persistence', title: '', metric: 'mae', value: 1 },
  ],
  parts: { train: part(1974), validation: part(423), heldOut: part(1234567) },
  columns: [month],
  start: '1749-01-01',
  step: 'month',
};

const exercise = defineExercise({
  id: 'sunspots',
  title: 'Sunspots',
  summary: '',
  topic: 'series',
  category: 5,
  skills: [],
  minutes: 30,
  weight: 'light',
  dataset: 'sunspots',
  input: { kind: 'windows', inputSteps: 60, targetSteps: 12 },
  task: { kind: 'forecast', unit: 'spots' },
  checks: [
    { id: 'input', kind: 'input-shape', shape: [60, 1] },
    { id: 'output', kind: 'output-shape', shape: [12] },
    { id: 'small', kind: 'parameters', atMost: 100000 },
    { id: 'score', kind: 'levels', metric: 'mae', levels: [22, 21, 20, 19.5, 19] },
  ],
  baselines: [{ id: 'persistence', title: 'Last value', value: 24.5678 }],
  weak: [],
});

const fill = (html: string) => fillPlaceholders(html, placeholderValues(exercise, manifest), 'prompt.md');

describe('fillPlaceholders', () => {
  it('states levels, metric, baselines and limits as exercise.ts has them', () => {
    expect(
      fill('{{level1}} {{level4}} {{metric}} {{baseline:persistence}} {{check:small}} {{unit}}'),
    ).toEqual({
      ok: true,
      value: '22 19.5 mean absolute error 24.6 100,000 spots',
    });
  });

  it('states shapes, window lengths and counts', () => {
    expect(fill('{{inputShape}} {{ outputShape }} {{inputSteps}} {{targetSteps}} {{heldOutCount}}')).toEqual({
      ok: true,
      value: '[60, 1] [12] 60 12 1,234,567',
    });
  });

  it('takes a baseline that the exercise does not state from the data set, in the metric of the levels', () => {
    expect(fill('{{baseline:mean}} {{baseline:persistence}}')).toEqual({ ok: true, value: '53.2 24.6' });
  });

  it('escapes values for HTML', () => {
    expect(fill('{{dataset}}')).toEqual({ ok: true, value: 'Sunspots &amp; more' });
  });

  it('leaves values as they are in plain text', () => {
    const values = placeholderValues(exercise, manifest);
    expect(fillPlaceholders('{{dataset}}', values, 'hints.md', 'plain')).toEqual({
      ok: true,
      value: 'Sunspots & more',
    });
  });

  it('refuses a name without a value, naming the place and the choices', () => {
    const result = fill('{{level1}} {{levle5}}');
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(result.error.message).toMatch(/^prompt\.md uses \{\{levle5\}\}.*level5/);
  });
});
