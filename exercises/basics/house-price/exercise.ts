import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'house-price',
  title: 'House price',
  summary: 'Learn a price list from six houses, with prices in hundreds of thousands.',
  topic: 'basics',
  category: 1,
  skills: ['B1', 'B2', 'B3', 'B4', 'B12', 'B14'],
  minutes: 20,
  weight: 'light',
  dataset: 'six-houses',
  input: { kind: 'columns' },
  task: { kind: 'regression', unit: 'dollars' },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [1] },
    { id: 'output-shape', kind: 'output-shape', shape: [1] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 10_000 },
    { id: 'size', kind: 'size', atMostBytes: 100_000 },
    { id: 'mae', kind: 'levels', metric: 'mae', levels: [200_000, 90_000, 30_000, 9_000, 3_750] },
  ],
  baselines: [
    { id: 'mean', title: 'Always the training mean', value: 258800 },
    { id: 'median', title: 'Always the training median', value: 258800 },
  ],
  weak: [
    {
      name: 'plain-dollars',
      mistake: 'Trains on plain dollars with Adam, whose steps are far too small for such numbers.',
      failsBy: 'mae',
    },
    {
      name: 'scale-not-undone',
      mistake: 'Trains on scaled prices and forgets that the answer is wanted in dollars.',
      failsBy: 'mae',
    },
    {
      name: 'too-few-epochs',
      mistake: 'Scales the prices and ends training while the loss still falls.',
      failsBy: 'mae',
    },
  ],
});
