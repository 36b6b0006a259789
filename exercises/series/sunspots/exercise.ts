import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'sunspots',
  title: 'Sunspots',
  summary: 'Forecast the next twelve months of sunspots from the last sixty.',
  topic: 'series',
  category: 5,
  skills: ['B14', 'S1', 'S2', 'S3', 'S4', 'S5', 'S7', 'S8'],
  minutes: 45,
  weight: 'light',
  dataset: 'sunspots',
  input: { kind: 'windows', inputSteps: 60, targetSteps: 12 },
  task: { kind: 'forecast', unit: 'sunspots' },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [60, 1] },
    { id: 'output-shape', kind: 'output-shape', shape: [12] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 200_000 },
    { id: 'size', kind: 'size', atMostBytes: 2_000_000 },
    { id: 'mae', kind: 'levels', metric: 'mae', levels: [23, 22.2, 21.4, 20.6, 19.9] },
  ],
  baselines: [
    { id: 'persistence', title: 'Every month like the last one known', value: 23.73 },
    { id: 'year-ago', title: 'Each month like twelve months before', value: 31.65 },
    { id: 'mean', title: 'Always the training mean', value: 53.22 },
  ],
  weak: [
    {
      name: 'raw-values',
      mistake: 'Trains on counts of sunspots, while the grader feeds standardised values.',
      failsBy: 'mae',
    },
    {
      name: 'target-inside-window',
      mistake: 'Takes the end of the input as its target, and so learns to repeat it.',
      failsBy: 'mae',
    },
    {
      name: 'relu-output',
      mistake: 'Ends in a relu, which cannot say less than the average month.',
      failsBy: 'mae',
    },
    {
      name: 'repeats-next-month',
      mistake: 'Forecasts the next month and repeats it for the other eleven.',
      failsBy: 'mae',
    },
    {
      name: 'one-month-ahead',
      mistake: 'Forecasts one month where twelve are asked for.',
      failsBy: 'output-shape',
    },
  ],
});
