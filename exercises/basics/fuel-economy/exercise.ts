import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'fuel-economy',
  title: 'Fuel economy',
  summary:
    'Predict how many miles a car of the 1970s drives on a gallon, from its weight, engine and origin.',
  topic: 'basics',
  category: 1,
  skills: ['B1', 'B2', 'B3', 'B5', 'B12', 'B14'],
  minutes: 20,
  weight: 'light',
  dataset: 'fuel-economy',
  input: { kind: 'standardised-columns' },
  task: { kind: 'regression', unit: 'mpg' },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [9] },
    { id: 'output-shape', kind: 'output-shape', shape: [1] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 20_000 },
    { id: 'size', kind: 'size', atMostBytes: 250_000 },
    { id: 'mae', kind: 'levels', metric: 'mae', levels: [5, 3.5, 2.6, 2.3, 2.1] },
  ],
  baselines: [
    { id: 'median', title: 'Always the training median', value: 6.59 },
    { id: 'mean', title: 'Always the training mean', value: 6.622 },
  ],
  weak: [
    {
      name: 'no-scaling',
      mistake: 'Trains on raw columns, while the grader feeds standardised ones.',
      failsBy: 'mae',
    },
    {
      name: 'no-hidden-layer',
      mistake: 'Stops at linear regression: one dense layer and nothing before it.',
      failsBy: 'mae',
    },
    {
      name: 'sigmoid-output',
      mistake: 'Keeps a sigmoid on the last layer, so that no prediction exceeds 1.',
      failsBy: 'mae',
    },
  ],
});
