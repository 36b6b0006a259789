import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'digits-one-convolution',
  title: 'Digits with one convolution',
  summary: 'One convolution and one pooling: half the mistakes that dense layers make.',
  topic: 'image',
  category: 2,
  skills: ['B2', 'B7', 'B8', 'B12', 'B14', 'I1', 'I3', 'T5'],
  minutes: 30,
  weight: 'light',
  dataset: 'mnist',
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
    {
      id: 'convolutions',
      kind: 'layer-count',
      anyOf: ['Conv2D', 'DepthwiseConv2D', 'SeparableConv2D'],
      atLeast: 1,
      atMost: 1,
    },
    {
      id: 'poolings',
      kind: 'layer-count',
      anyOf: ['MaxPooling2D', 'AveragePooling2D'],
      atLeast: 1,
      atMost: 1,
    },
    { id: 'accuracy', kind: 'levels', metric: 'accuracy', levels: [0.4, 0.92, 0.965, 0.98, 0.985] },
  ],
  baselines: [{ id: 'majority', title: 'Always the most frequent class', value: 0.1135 }],
  weak: [
    {
      name: 'part-of-the-data',
      mistake: 'Tries things out on part of the pictures and never lifts the limit.',
      failsBy: 'accuracy',
    },
    {
      name: 'dense-only',
      mistake: 'Takes dense layers alone, which do not know that pixels have neighbours.',
      failsBy: 'convolutions',
    },
    {
      name: 'two-convolutions',
      mistake: 'Takes two convolutions and two poolings where one of each is asked for.',
      failsBy: 'convolutions',
    },
  ],
});
