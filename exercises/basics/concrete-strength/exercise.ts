import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'concrete-strength',
  title: 'Strength of concrete',
  summary: 'Predict the pressure at which concrete breaks, and let training end by itself.',
  topic: 'basics',
  category: 1,
  skills: ['B2', 'B3', 'B5', 'B8', 'B9', 'B12', 'B14', 'B16'],
  minutes: 30,
  weight: 'light',
  dataset: 'concrete-strength',
  input: { kind: 'standardised-columns' },
  task: { kind: 'regression', unit: 'MPa' },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [8] },
    { id: 'output-shape', kind: 'output-shape', shape: [1] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 100_000 },
    { id: 'size', kind: 'size', atMostBytes: 1_000_000 },
    { id: 'epochs', kind: 'epochs', atMost: 250 },
    { id: 'mae', kind: 'levels', metric: 'mae', levels: [12, 10, 8.8, 7.6, 6.9] },
  ],
  baselines: [
    { id: 'median', title: 'Always the training median', value: 13.57 },
    { id: 'mean', title: 'Always the training mean', value: 13.59 },
  ],
  weak: [
    {
      name: 'no-hidden-layer',
      mistake: 'Stops at linear regression, though strength bends with age and water.',
      failsBy: 'mae',
    },
    {
      name: 'no-patience',
      mistake: 'Lets early stopping end training at the first epoch that is not better than the one before.',
      failsBy: 'mae',
    },
    {
      name: 'watches-training-loss',
      mistake: 'Lets early stopping watch the training loss, which hardly ever stops falling.',
      failsBy: 'epochs',
    },
  ],
});
