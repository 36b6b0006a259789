import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'animals-ten',
  title: 'Ten animals',
  summary: 'Ten kinds of animals in colour, with batch normalisation, on animals that training never shows.',
  topic: 'image',
  category: 3,
  skills: ['B7', 'B8', 'B9', 'B15', 'I1', 'I2', 'I3', 'I5'],
  minutes: 50,
  weight: 'heavy',
  dataset: 'animals-10',
  input: { kind: 'pixels' },
  task: { kind: 'classification', classes: 10 },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [64, 64, 3] },
    { id: 'output-shape', kind: 'output-shape', shape: [10] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 1_000_000 },
    { id: 'size', kind: 'size', atMostBytes: 8_000_000 },
    { id: 'probabilities', kind: 'probabilities' },
    {
      id: 'batch-normalisation',
      kind: 'layer-count',
      anyOf: ['BatchNormalization'],
      atLeast: 1,
    },
    { id: 'accuracy', kind: 'levels', metric: 'accuracy', levels: [0.21, 0.25, 0.29, 0.33, 0.37] },
  ],
  baselines: [
    { id: 'majority', title: 'Always the most frequent class', value: 0.1 },
    { id: 'colour-histogram', title: 'Colours without places, one layer', value: 0.125 },
    { id: 'softmax-regression', title: 'Small grey pixels, one layer', value: 0.202 },
  ],
  weak: [
    {
      name: 'no-convolution',
      mistake: 'Gives every pixel weights of its own; normalising does not help with that.',
      failsBy: 'accuracy',
    },
    {
      name: 'slow-averages',
      mistake: 'Keeps the usual momentum of 0.99, too slow for so few steps: fine in training, lost in use.',
      failsBy: 'accuracy',
    },
    {
      name: 'no-normalisation',
      mistake: 'Leaves batch normalisation out.',
      failsBy: 'batch-normalisation',
    },
  ],
});
