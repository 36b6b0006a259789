import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'daily-minimum-temperature',
  title: 'A week of frost or none',
  summary: 'Forecast the lowest temperature of the next seven days from the last sixty-four.',
  topic: 'series',
  category: 5,
  skills: ['B14', 'S1', 'S2', 'S3', 'S4', 'S5', 'S7', 'S8', 'S10'],
  minutes: 45,
  weight: 'light',
  dataset: 'daily-minimum-temperature',
  input: { kind: 'windows', inputSteps: 64, targetSteps: 7 },
  task: { kind: 'forecast', unit: '°C' },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [64, 1] },
    { id: 'output-shape', kind: 'output-shape', shape: [7] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 200_000 },
    { id: 'size', kind: 'size', atMostBytes: 2_000_000 },
    { id: 'mae', kind: 'levels', metric: 'mae', levels: [4.3, 4.2, 4.1, 4, 3.9] },
  ],
  baselines: [
    { id: 'persistence', title: 'Every day like the last one known', value: 4.336 },
    { id: 'year-ago', title: 'Each day like 365 days before', value: 5.32 },
    { id: 'window-mean', title: 'Always the mean of the 64 days', value: 5.752 },
  ],
  weak: [
    {
      name: 'newest-first',
      mistake: 'Turns its windows round, while the grader feeds the oldest day first.',
      failsBy: 'mae',
    },
    {
      name: 'newest-days-cut',
      mistake: 'Reads five days at a time, which does not divide 64 and cuts off the newest four.',
      failsBy: 'mae',
    },
    {
      name: 'too-long',
      mistake: 'Trains a wide network until it knows the training days by heart.',
      failsBy: 'mae',
    },
    {
      name: 'one-day-ahead',
      mistake: 'Forecasts tomorrow where seven days are asked for.',
      failsBy: 'output-shape',
    },
  ],
});
