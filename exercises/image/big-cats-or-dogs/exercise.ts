import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'big-cats-or-dogs',
  title: 'Big cats or dogs',
  summary: 'Two families of animals, and two curves that have to stay together.',
  topic: 'image',
  category: 3,
  skills: ['B6', 'B8', 'B9', 'I1', 'I2', 'I3', 'I5', 'I6'],
  minutes: 50,
  weight: 'heavy',
  dataset: 'big-cats-or-dogs',
  input: { kind: 'pixels' },
  task: { kind: 'binary' },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [96, 96, 3] },
    { id: 'output-shape', kind: 'output-shape', shape: [1] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 1_000_000 },
    { id: 'size', kind: 'size', atMostBytes: 8_000_000 },
    { id: 'probabilities', kind: 'probabilities' },
    { id: 'gap', kind: 'gap', metric: 'accuracy', atMost: 0.08 },
    { id: 'slope', kind: 'slope', metric: 'val_loss', epochs: 6, atMost: 0.005 },
    { id: 'accuracy', kind: 'levels', metric: 'accuracy', levels: [0.6, 0.63, 0.66, 0.69, 0.72] },
  ],
  baselines: [
    { id: 'majority', title: 'Always the most frequent class', value: 0.5 },
    { id: 'softmax-regression', title: 'Small grey pixels, one layer', value: 0.525 },
    { id: 'colour-histogram', title: 'Colours without places, one layer', value: 0.5933 },
  ],
  weak: [
    {
      name: 'few-pictures',
      mistake:
        'Stays with the first three hundred pictures and one convolution, chosen for trying things out.',
      failsBy: 'accuracy',
    },
    {
      name: 'by-heart',
      mistake: 'Goes over few pictures many times, without augmentation, until it knows each of them.',
      failsBy: 'gap',
    },
    {
      name: 'trained-too-long',
      mistake: 'Trains on long after the validation loss has turned, so that the curve climbs.',
      failsBy: 'slope',
    },
    {
      name: 'unwatched',
      mistake: 'Trains without validation, so nobody can see whether the curves part.',
      failsBy: 'gap',
    },
  ],
});
