import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'power-demand',
  title: 'Power for tomorrow',
  summary:
    'Forecast a country’s demand for the next 48 half-hours from eight days, with a day and a week in them.',
  topic: 'series',
  category: 5,
  skills: ['B12', 'B14', 'S1', 'S3', 'S4', 'S5', 'S7', 'S8', 'S9', 'S10'],
  minutes: 60,
  weight: 'light',
  dataset: 'power-demand',
  input: { kind: 'windows', inputSteps: 384, targetSteps: 48 },
  task: { kind: 'forecast', unit: 'MW' },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [384, 1] },
    { id: 'output-shape', kind: 'output-shape', shape: [48] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 500_000 },
    { id: 'size', kind: 'size', atMostBytes: 4_000_000 },
    { id: 'mae', kind: 'levels', metric: 'mae', levels: [378, 368, 359, 350, 340] },
  ],
  baselines: [
    { id: 'persistence', title: 'Everything stays as in the last half-hour known', value: 5363 },
    { id: 'day-ago', title: 'Each half-hour like a day before', value: 1692 },
    { id: 'week-ago', title: 'Each half-hour like a week before', value: 380.2 },
  ],
  weak: [
    {
      name: 'flat-dense',
      mistake:
        'Leaves it to one dense layer to find days and weeks among 384 numbers, from too few examples.',
      failsBy: 'mae',
    },
    {
      name: 'no-activation',
      mistake: 'Forgets the activation, so that two convolutions are together one fixed sum of days.',
      failsBy: 'mae',
    },
    {
      name: 'days-by-hours-mixed-up',
      mistake: 'Reshapes to half-hours by days at once, which tears every day apart.',
      failsBy: 'mae',
    },
    {
      name: 'half-hour-axis-left',
      mistake: 'Leaves an axis of length 1 at the end of the answer.',
      failsBy: 'output-shape',
    },
  ],
});
