import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'line-from-ten-points',
  title: 'A line from ten points',
  summary: 'Train the smallest network there is, one unit, until it knows a straight line.',
  topic: 'basics',
  category: 1,
  skills: ['T1', 'T3', 'B1', 'B2', 'B4', 'B8', 'B12', 'B14'],
  minutes: 15,
  weight: 'light',
  dataset: 'ten-points',
  input: { kind: 'columns' },
  task: { kind: 'regression', unit: '' },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [1] },
    { id: 'output-shape', kind: 'output-shape', shape: [1] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 10_000 },
    { id: 'size', kind: 'size', atMostBytes: 100_000 },
    { id: 'mse', kind: 'levels', metric: 'mse', levels: [100, 10, 0.5, 0.01, 0.0001] },
  ],
  baselines: [
    { id: 'mean', title: 'Always the training mean', value: 310.2 },
    { id: 'median', title: 'Always the training median', value: 310.2 },
  ],
  weak: [
    {
      name: 'stops-when-close',
      mistake: 'Ends training as soon as the ten points are met within a hundredth or two.',
      failsBy: 'mse',
    },
    {
      name: 'bent-network',
      mistake: 'Takes a hidden layer with a bend, which meets the points and goes astray beyond them.',
      failsBy: 'mse',
    },
    {
      name: 'relu-output',
      mistake: 'Ends in a relu, which cannot say a number below zero.',
      failsBy: 'mse',
    },
  ],
});
