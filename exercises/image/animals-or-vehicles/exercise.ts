import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'animals-or-vehicles',
  title: 'Animals or vehicles',
  summary: 'Sort doodles of animals and vehicles that your network has never been shown.',
  topic: 'image',
  category: 3,
  skills: ['B6', 'B8', 'B9', 'B13', 'B14', 'I1', 'I3', 'I5'],
  minutes: 40,
  weight: 'light',
  dataset: 'animals-or-vehicles',
  input: { kind: 'pixels' },
  task: { kind: 'binary' },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [28, 28, 1] },
    { id: 'output-shape', kind: 'output-shape', shape: [1] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 200_000 },
    { id: 'size', kind: 'size', atMostBytes: 2_000_000 },
    { id: 'probabilities', kind: 'probabilities' },
    { id: 'accuracy', kind: 'levels', metric: 'accuracy', levels: [0.68, 0.7, 0.72, 0.74, 0.765] },
  ],
  baselines: [
    { id: 'majority', title: 'Always the most frequent class', value: 0.5 },
    {
      id: 'softmax-regression',
      title: 'Softmax regression on the pixels: one layer, no hidden one',
      value: 0.6625,
    },
  ],
  weak: [
    {
      name: 'learns-by-heart',
      mistake: 'A wide dense layer learns the kinds of training by heart and fails on new ones.',
      failsBy: 'accuracy',
    },
    {
      name: 'softmax-on-one-unit',
      mistake: 'Puts a softmax on a single unit, which always answers 1.',
      failsBy: 'accuracy',
    },
    {
      name: 'two-outputs',
      mistake: 'Gives one probability for each of the two classes instead of one alone.',
      failsBy: 'output-shape',
    },
  ],
});
