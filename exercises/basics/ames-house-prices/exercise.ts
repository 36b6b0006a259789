import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'ames-house-prices',
  title: 'House prices in Ames',
  summary: 'Read a CSV file and a JSON file, turn words into numbers, and price 439 houses.',
  topic: 'basics',
  category: 1,
  skills: ['B2', 'B3', 'B5', 'B9', 'B12', 'B13', 'B14', 'B17', 'B18'],
  minutes: 50,
  weight: 'light',
  dataset: 'ames-housing',
  input: { kind: 'standardised-columns' },
  task: { kind: 'regression', unit: 'log dollars', target: 'log' },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [136] },
    { id: 'output-shape', kind: 'output-shape', shape: [1] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 100_000 },
    { id: 'size', kind: 'size', atMostBytes: 1_000_000 },
    { id: 'rmse', kind: 'levels', metric: 'rmse', levels: [0.38, 0.25, 0.18, 0.15, 0.13] },
  ],
  baselines: [
    {
      id: 'log-mean',
      title: 'Always the training mean; errors of the price’s logarithm',
      value: 0.4025,
    },
    {
      id: 'log-median',
      title: 'Always the training median; errors of the price’s logarithm',
      value: 0.4043,
    },
  ],
  weak: [
    {
      name: 'no-hidden-layer',
      mistake:
        'Stops at linear regression by least squares, with nothing that keeps rare words or odd sales from ruling it.',
      failsBy: 'rmse',
    },
    {
      name: 'plain-dollars',
      mistake: 'Answers in dollars where the logarithm is asked for.',
      failsBy: 'rmse',
    },
    {
      name: 'categories-from-the-file',
      mistake: 'Collects the categories from the training file, where one of them does not occur.',
      failsBy: 'input-shape',
    },
  ],
});
