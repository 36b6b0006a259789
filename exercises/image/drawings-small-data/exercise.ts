import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'drawings-small-data',
  title: 'Seventy drawings of each',
  summary: 'Tell forty kinds of doodle apart, with seventy of each to learn from.',
  topic: 'image',
  category: 2,
  skills: ['B7', 'B8', 'B9', 'B15', 'B19', 'I1', 'I3', 'I5', 'I6'],
  minutes: 60,
  weight: 'light',
  dataset: 'quick-draw-40',
  input: { kind: 'pixels' },
  task: { kind: 'classification', classes: 40 },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [28, 28, 1] },
    { id: 'output-shape', kind: 'output-shape', shape: [40] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 500_000 },
    { id: 'size', kind: 'size', atMostBytes: 4_000_000 },
    { id: 'probabilities', kind: 'probabilities' },
    { id: 'gap', kind: 'gap', metric: 'accuracy', atMost: 0.1 },
    { id: 'accuracy', kind: 'levels', metric: 'accuracy', levels: [0.1, 0.35, 0.44, 0.49, 0.53] },
  ],
  baselines: [{ id: 'majority', title: 'Always the most frequent class', value: 0.025 }],
  weak: [
    {
      name: 'ends-too-early',
      mistake: 'Gives up after four epochs, though augmented data takes longer to learn.',
      failsBy: 'accuracy',
    },
    {
      name: 'upside-down',
      mistake: 'Augments without thought: drawings are turned on their side and upside down.',
      failsBy: 'accuracy',
    },
    {
      name: 'learnt-by-heart',
      mistake: 'Trains without augmentation and dropout, and knows its training drawings by heart.',
      failsBy: 'gap',
    },
  ],
});
