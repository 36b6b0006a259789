import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'fashion-basics',
  title: 'Fashion basics',
  summary: 'Tell ten kinds of clothing apart in small grey pictures.',
  topic: 'image',
  category: 2,
  skills: ['B2', 'B5', 'B7', 'B12', 'B14', 'I1', 'I3'],
  minutes: 30,
  weight: 'light',
  dataset: 'fashion-mnist',
  input: { kind: 'pixels' },
  task: { kind: 'classification', classes: 10 },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [28, 28, 1] },
    { id: 'output-shape', kind: 'output-shape', shape: [10] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 1_000_000 },
    { id: 'size', kind: 'size', atMostBytes: 4_000_000 },
    { id: 'probabilities', kind: 'probabilities' },
    { id: 'accuracy', kind: 'levels', metric: 'accuracy', levels: [0.4, 0.7, 0.82, 0.86, 0.89] },
  ],
  baselines: [{ id: 'majority', title: 'Always the most frequent class', value: 0.1 }],
  weak: [
    {
      name: 'part-of-the-data',
      mistake: 'Tries things out on the first few thousand pictures and never lifts the limit.',
      failsBy: 'accuracy',
    },
    {
      name: 'no-hidden-layer',
      mistake: 'Stops at softmax regression: one template of pixels for each class.',
      failsBy: 'accuracy',
    },
    {
      name: 'label-as-number',
      mistake: 'Predicts the class number as if it were a quantity.',
      failsBy: 'output-shape',
    },
    {
      name: 'no-softmax',
      mistake: 'Answers in raw scores, since the loss did the softmax while training.',
      failsBy: 'probabilities',
    },
  ],
});
