import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'rock-paper-scissors',
  title: 'Rock, paper, scissors',
  summary: 'Read hand signs in colour pictures, with a convolutional network of your own.',
  topic: 'image',
  category: 3,
  skills: ['B7', 'B12', 'B14', 'I1', 'I2', 'I3', 'I4', 'I5'],
  minutes: 45,
  weight: 'light',
  dataset: 'rock-paper-scissors',
  input: { kind: 'pixels' },
  task: { kind: 'classification', classes: 3 },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [96, 96, 3] },
    { id: 'output-shape', kind: 'output-shape', shape: [3] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 1_000_000 },
    { id: 'size', kind: 'size', atMostBytes: 8_000_000 },
    { id: 'probabilities', kind: 'probabilities' },
    { id: 'accuracy', kind: 'levels', metric: 'accuracy', levels: [0.45, 0.6, 0.72, 0.8, 0.86] },
  ],
  baselines: [
    { id: 'majority', title: 'Always the most frequent class', value: 0.3333 },
    { id: 'colour-histogram', title: 'Colours without places, one layer', value: 0.3583 },
    { id: 'softmax-regression', title: 'Small grey pixels, one layer', value: 0.42 },
  ],
  weak: [
    {
      name: 'no-convolution',
      mistake: 'Gives every pixel weights of its own, so that a moved hand is another hand.',
      failsBy: 'accuracy',
    },
    {
      name: 'no-augmentation',
      mistake:
        'Shows the same twelve hundred pictures in every epoch, so that their hands are learned by heart.',
      failsBy: 'accuracy',
    },
    {
      name: 'too-high-a-rate',
      mistake: 'Takes steps so large that the network gives up on the pictures.',
      failsBy: 'accuracy',
    },
    {
      name: 'class-number',
      mistake: 'Predicts the class number as if paper were the mean of rock and scissors.',
      failsBy: 'output-shape',
    },
  ],
});
