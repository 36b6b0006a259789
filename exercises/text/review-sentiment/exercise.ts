import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'review-sentiment',
  title: 'Review sentiment',
  summary: 'Decide whether one sentence of a review praises or complains.',
  topic: 'text',
  category: 4,
  skills: ['B3', 'B6', 'B14', 'N1', 'N2', 'N3', 'N5'],
  minutes: 40,
  weight: 'light',
  dataset: 'review-sentiment',
  input: { kind: 'token-ids', vocabularySize: 2000, length: 32 },
  task: { kind: 'binary' },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [32] },
    { id: 'output-shape', kind: 'output-shape', shape: [1] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 300_000 },
    { id: 'size', kind: 'size', atMostBytes: 2_000_000 },
    { id: 'probabilities', kind: 'probabilities' },
    { id: 'accuracy', kind: 'levels', metric: 'accuracy', levels: [0.55, 0.62, 0.68, 0.73, 0.76] },
  ],
  baselines: [],
  weak: [],
});
