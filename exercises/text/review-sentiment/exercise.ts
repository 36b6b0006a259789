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
    { id: 'accuracy', kind: 'levels', metric: 'accuracy', levels: [0.57, 0.63, 0.69, 0.73, 0.76] },
  ],
  baselines: [{ id: 'majority', title: 'Always the most frequent class', value: 0.5 }],
  weak: [
    {
      name: 'softmax-on-one-unit',
      mistake: 'Puts a softmax on a single unit, which always answers 1.',
      failsBy: 'accuracy',
    },
    {
      name: 'own-word-ids',
      mistake: 'Numbers the words its own way instead of by the published vocabulary.',
      failsBy: 'accuracy',
    },
    {
      name: 'padded-in-front',
      mistake: 'Pads in front, while the grader pads at the end.',
      failsBy: 'accuracy',
    },
    {
      name: 'two-outputs',
      mistake: 'Gives one probability for each of the two classes instead of one alone.',
      failsBy: 'output-shape',
    },
  ],
});
