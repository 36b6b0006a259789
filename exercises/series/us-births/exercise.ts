import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'us-births',
  title: 'Births tomorrow',
  summary: 'Forecast the births of the next day from eight weeks, weekends and holidays included.',
  topic: 'series',
  category: 5,
  skills: ['B8', 'S1', 'S3', 'S4', 'S5', 'S7', 'S8', 'S9', 'S10'],
  minutes: 45,
  weight: 'light',
  dataset: 'us-births',
  input: { kind: 'windows', inputSteps: 56, targetSteps: 1 },
  task: { kind: 'forecast', unit: 'births' },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [56, 1] },
    { id: 'output-shape', kind: 'output-shape', shape: [1] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 100_000 },
    { id: 'size', kind: 'size', atMostBytes: 1_000_000 },
    { id: 'mae', kind: 'levels', metric: 'mae', levels: [300, 288, 275, 262, 250] },
  ],
  baselines: [
    { id: 'persistence', title: 'Every day like the last one known', value: 915 },
    { id: 'week-ago', title: 'Each day like seven days before', value: 312.5 },
    { id: 'year-ago', title: 'Each day like 364 days before, the same weekday', value: 304.5 },
    { id: 'window-mean', title: 'Always the mean of the 56 days', value: 1031 },
  ],
  weak: [
    {
      name: 'weekly-totals',
      mistake: 'Sums up whole weeks before anything else, and no longer knows which day comes next.',
      failsBy: 'mae',
    },
    {
      name: 'mean-week',
      mistake: 'Averages eight weeks into one, so the last week counts no more than the first.',
      failsBy: 'mae',
    },
    {
      name: 'gap-of-a-day',
      mistake: 'Takes the day after the next as its target: off by one.',
      failsBy: 'mae',
    },
    {
      name: 'scaled-by-window',
      mistake: 'Subtracts each window’s own mean, which the grader neither takes away nor adds again.',
      failsBy: 'mae',
    },
  ],
});
