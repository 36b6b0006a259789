import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'city-24-by-7',
  title: 'A city, 24 days by 7',
  summary: 'Forecast seven numbers of Chicago for each of 24 days: riders and weather, all at once.',
  topic: 'series',
  category: 5,
  skills: ['B12', 'B14', 'S1', 'S2', 'S3', 'S4', 'S7', 'S8'],
  minutes: 60,
  weight: 'light',
  dataset: 'chicago-daily',
  input: { kind: 'windows', inputSteps: 24, targetSteps: 24, columns: 7, targets: 'all' },
  task: { kind: 'forecast', unit: 'standard deviations' },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [24, 7] },
    { id: 'output-shape', kind: 'output-shape', shape: [24, 7] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 500_000 },
    { id: 'size', kind: 'size', atMostBytes: 4_000_000 },
    { id: 'columns', kind: 'per-column', metric: 'mae', baseline: 'persistence-all' },
    { id: 'mae', kind: 'levels', metric: 'mae', levels: [0.725, 0.67, 0.65, 0.63, 0.61] },
  ],
  baselines: [
    { id: 'persistence-all', title: 'Every day like the last one known', value: 0.8702 },
    { id: 'week-ago-all', title: 'Each day like the same weekday of the last week', value: 0.7562 },
    { id: 'window-mean-all', title: 'Always the mean of the 24 days', value: 0.7296 },
  ],
  weak: [
    {
      name: 'twenty-four-units',
      mistake: 'Gives 24 numbers a day, and a loss of its own stretches one true number against them.',
      failsBy: 'output-shape',
    },
    {
      name: 'riders-alone',
      mistake: 'Forecasts the first column alone.',
      failsBy: 'output-shape',
    },
    {
      name: 'one-day-repeated',
      mistake: 'Forecasts one day and repeats it for the other 23.',
      failsBy: 'mae',
    },
    {
      name: 'scaled-as-one',
      mistake: 'Standardises all columns by the mean and deviation of the first.',
      failsBy: 'columns',
    },
  ],
});
