import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'spam-or-ham',
  title: 'Spam or ham',
  summary: 'Find the unwanted e-mail among three times as much that is wanted.',
  topic: 'text',
  category: 4,
  skills: ['B3', 'B6', 'B9', 'B13', 'N1', 'N2', 'N3', 'N5'],
  minutes: 40,
  weight: 'light',
  dataset: 'mail-spam',
  input: { kind: 'token-ids', vocabularySize: 4000, length: 100 },
  task: { kind: 'binary' },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [100] },
    { id: 'output-shape', kind: 'output-shape', shape: [1] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 400_000 },
    { id: 'size', kind: 'size', atMostBytes: 2_000_000 },
    { id: 'probabilities', kind: 'probabilities' },
    { id: 'macro-f1', kind: 'levels', metric: 'macro-f1', levels: [0.5, 0.7, 0.85, 0.91, 0.945] },
  ],
  baselines: [{ id: 'majority', title: 'Always the most frequent class', value: 0.4238 }],
  weak: [
    {
      name: 'calls-all-wanted',
      mistake: 'Stops while the model still calls nearly everything wanted, as the accuracy is 0.74 already.',
      failsBy: 'macro-f1',
    },
    {
      name: 'trusts-the-accuracy',
      mistake:
        'Leaves the classes unweighted and stops at an accuracy of 0.94, with one spam in five not found.',
      failsBy: 'macro-f1',
    },
    {
      name: 'weights-swapped',
      mistake: 'Gives the larger weight to the class that is frequent anyway.',
      failsBy: 'macro-f1',
    },
    {
      name: 'asks-for-wanted',
      mistake: 'Turns the labels round and so answers how likely a message is wanted.',
      failsBy: 'macro-f1',
    },
  ],
});
