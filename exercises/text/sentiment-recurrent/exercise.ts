import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'sentiment-recurrent',
  title: 'Sentiment, word after word',
  summary: 'Judge review sentences with a layer that knows the order of words: LSTM, GRU or Conv1D.',
  topic: 'text',
  category: 4,
  skills: ['B6', 'B14', 'N1', 'N3', 'N5', 'N6', 'N7', 'N8'],
  minutes: 50,
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
    {
      id: 'sequence-layer',
      kind: 'layer-count',
      anyOf: ['LSTM', 'GRU', 'SimpleRNN', 'Bidirectional', 'Conv1D'],
      atLeast: 1,
    },
    { id: 'accuracy', kind: 'levels', metric: 'accuracy', levels: [0.57, 0.63, 0.68, 0.72, 0.75] },
  ],
  baselines: [{ id: 'majority', title: 'Always the most frequent class', value: 0.5 }],
  weak: [
    {
      name: 'reads-the-padding',
      mistake: 'Takes the last state of an LSTM that has read twenty zeros since the last word.',
      failsBy: 'accuracy',
    },
    {
      name: 'padded-in-front',
      mistake: 'Pads in front, where the grader pads at the end.',
      failsBy: 'accuracy',
    },
    {
      name: 'words-in-any-order',
      mistake: 'Averages the words: a good score, but no layer that knows their order.',
      failsBy: 'sequence-layer',
    },
  ],
});
