import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'digits-stop-at-target',
  title: 'Stop at the target',
  summary: 'Write a callback that ends training as soon as 98 of 100 digits are read right.',
  topic: 'image',
  category: 2,
  skills: ['B2', 'B7', 'B8', 'B9', 'B12', 'B14', 'B16', 'T3'],
  minutes: 25,
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
    { id: 'stop', kind: 'stops-at', metric: 'accuracy', target: 0.98, withinEpochs: 10 },
    { id: 'accuracy', kind: 'levels', metric: 'accuracy', levels: [0.5, 0.8, 0.91, 0.93, 0.95] },
  ],
  baselines: [{ id: 'majority', title: 'Always the most frequent class', value: 0.1135 }],
  weak: [
    {
      name: 'another-name-in-the-logs',
      mistake: 'Asks the logs for a name that is not there, so that the comparison is never true.',
      failsBy: 'stop',
    },
    {
      name: 'no-callback',
      mistake: 'Guesses a number of epochs instead of watching the accuracy.',
      failsBy: 'stop',
    },
    {
      name: 'one-lucky-batch',
      mistake: 'Looks after every batch, and takes the first lucky one for the target.',
      failsBy: 'stop',
    },
    {
      name: 'learnt-by-heart',
      mistake: 'Reaches the target on a few thousand pictures by learning them by heart.',
      failsBy: 'accuracy',
    },
  ],
});
