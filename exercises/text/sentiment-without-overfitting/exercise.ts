import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'sentiment-without-overfitting',
  title: 'Sentiment without overfitting',
  summary: 'Train for twenty epochs on few sentences, and keep the validation loss from climbing.',
  topic: 'text',
  category: 4,
  skills: ['B6', 'B8', 'B9', 'N1', 'N3', 'N5', 'T5'],
  minutes: 45,
  weight: 'light',
  dataset: 'review-sentiment',
  input: { kind: 'token-ids', vocabularySize: 2000, length: 32 },
  task: { kind: 'binary' },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [32] },
    { id: 'output-shape', kind: 'output-shape', shape: [1] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 300_000 },
    { id: 'size', kind: 'size', atMostBytes: 2_000_000 },
    { id: 'probabilities', kind: 'probabilities' },
    { id: 'level-curve', kind: 'slope', metric: 'val_loss', epochs: 20, atMost: 0.0005 },
    { id: 'log-loss', kind: 'levels', metric: 'log-loss', levels: [0.68, 0.64, 0.6, 0.56, 0.52] },
  ],
  baselines: [{ id: 'majority', title: 'Always the most frequent class', value: 0.6931 }],
  weak: [
    {
      name: 'learnt-by-heart',
      mistake: 'Trains for twenty epochs at a high rate without any restraint.',
      failsBy: 'level-curve',
    },
    {
      name: 'stopped-early',
      mistake: 'Ends after four epochs, before anything could go wrong.',
      failsBy: 'level-curve',
    },
    {
      name: 'no-validation',
      mistake: 'Gives fit no validation data, so nobody sees what happens.',
      failsBy: 'level-curve',
    },
    {
      name: 'hardly-learns',
      mistake: 'Lowers the rate so far that the curve stays level because nothing is learnt.',
      failsBy: 'log-loss',
    },
  ],
});
