import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'synthetic-season',
  title: 'Trend, season, noise',
  summary: 'Forecast the next hour of a made-up series, as far as its noise allows.',
  topic: 'series',
  category: 5,
  skills: ['B12', 'S1', 'S3', 'S4', 'S6', 'S7', 'S8', 'S10'],
  minutes: 30,
  weight: 'light',
  dataset: 'synthetic-season',
  input: { kind: 'windows', inputSteps: 48, targetSteps: 1 },
  task: { kind: 'forecast', unit: 'points' },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [48, 1] },
    { id: 'output-shape', kind: 'output-shape', shape: [1] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 100_000 },
    { id: 'size', kind: 'size', atMostBytes: 1_000_000 },
    { id: 'mae', kind: 'levels', metric: 'mae', levels: [4.9, 4.8, 4.65, 4.5, 4.4] },
  ],
  baselines: [
    { id: 'persistence', title: 'Every hour like the last one known', value: 10.96 },
    { id: 'day-ago', title: 'Each hour like a day before', value: 4.949 },
    { id: 'window-mean', title: 'The moving average of the last two days', value: 19.48 },
  ],
  weak: [
    {
      name: 'centred-average',
      mistake: 'Smooths the series with a centred average, which looks into the future, before cutting it.',
      failsBy: 'mae',
    },
    {
      name: 'pooled-away',
      mistake: 'Pools six hours into one, and loses the hour of the day with the noise.',
      failsBy: 'mae',
    },
    {
      name: 'rate-too-high',
      mistake: 'Keeps a learning rate that jumps over the minimum.',
      failsBy: 'mae',
    },
    {
      name: 'scaled-by-range',
      mistake: 'Scales to 0 and 1 by the largest value, while the grader standardises.',
      failsBy: 'mae',
    },
  ],
});
