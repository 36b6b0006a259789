import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'digits-dense',
  title: 'Digits with dense layers',
  summary: 'Read handwritten digits with dense layers alone, 97 of 100 and more.',
  topic: 'image',
  category: 2,
  skills: ['B2', 'B4', 'B5', 'B7', 'B8', 'B12', 'B13', 'B14'],
  minutes: 25,
  weight: 'light',
  dataset: 'mnist',
  input: { kind: 'grey-pixels' },
  task: { kind: 'classification', classes: 10 },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [28, 28] },
    { id: 'output-shape', kind: 'output-shape', shape: [10] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 500_000 },
    { id: 'size', kind: 'size', atMostBytes: 4_000_000 },
    { id: 'probabilities', kind: 'probabilities' },
    { id: 'accuracy', kind: 'levels', metric: 'accuracy', levels: [0.5, 0.8, 0.92, 0.955, 0.97] },
  ],
  baselines: [{ id: 'majority', title: 'Always the most frequent class', value: 0.1135 }],
  weak: [
    {
      name: 'no-hidden-layer',
      mistake: 'Stops at softmax regression: one template of ink for each digit.',
      failsBy: 'accuracy',
    },
    {
      name: 'part-of-the-data',
      mistake: 'Tries things out on part of the pictures and never lifts the limit.',
      failsBy: 'accuracy',
    },
    {
      name: 'channel-axis',
      mistake: 'Builds the model for pictures with a channel axis, which this task does not have.',
      failsBy: 'input-shape',
    },
  ],
});
