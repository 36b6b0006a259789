import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'horses-or-humans',
  title: 'Horses or humans',
  summary: 'Tell horses from people on any ground and in any weather, with a network of your own.',
  topic: 'image',
  category: 3,
  skills: ['B6', 'B9', 'B14', 'B15', 'I1', 'I2', 'I4', 'I5'],
  minutes: 45,
  weight: 'light',
  dataset: 'horses-or-humans',
  input: { kind: 'pixels' },
  task: { kind: 'binary' },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [128, 128, 3] },
    { id: 'output-shape', kind: 'output-shape', shape: [1] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 1_000_000 },
    { id: 'size', kind: 'size', atMostBytes: 8_000_000 },
    { id: 'probabilities', kind: 'probabilities' },
    { id: 'accuracy', kind: 'levels', metric: 'accuracy', levels: [0.73, 0.76, 0.79, 0.81, 0.83] },
  ],
  baselines: [
    { id: 'majority', title: 'Always the most frequent class', value: 0.5 },
    { id: 'colour-histogram', title: 'Colours without places, one layer', value: 0.572 },
    { id: 'softmax-regression', title: 'Small grey pixels, one layer', value: 0.722 },
  ],
  weak: [
    {
      name: 'no-convolution',
      mistake: 'Gives every pixel weights of its own instead of looking for legs and manes.',
      failsBy: 'accuracy',
    },
    {
      name: 'softmax-on-one-unit',
      mistake: 'Puts a softmax on a single unit, which always answers 1.',
      failsBy: 'accuracy',
    },
    {
      name: 'one-convolution',
      mistake: 'Goes from edges straight to the answer, without a look at what edges make.',
      failsBy: 'accuracy',
    },
    {
      name: 'two-outputs',
      mistake: 'Gives one probability for each of the two classes instead of one alone.',
      failsBy: 'output-shape',
    },
  ],
});
