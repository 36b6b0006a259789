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
    { id: 'mae', kind: 'levels', metric: 'mae', levels: [30, 28, 26, 24, 22] },
  ],
  baselines: [],
  weak: [],
});
