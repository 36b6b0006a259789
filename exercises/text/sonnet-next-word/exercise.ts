import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'sonnet-next-word',
  title: 'The next word of a sonnet',
  summary: 'Learn from Shakespeare’s sonnets which word comes next, and let your model write verse.',
  topic: 'text',
  category: 4,
  skills: ['B9', 'B14', 'N1', 'N2', 'N5', 'N9'],
  minutes: 60,
  weight: 'light',
  dataset: 'sonnets',
  input: { kind: 'next-token', vocabularySize: 1157, length: 4 },
  task: { kind: 'next-token', classes: 1157 },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [4] },
    { id: 'output-shape', kind: 'output-shape', shape: [1157] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 1_000_000 },
    { id: 'size', kind: 'size', atMostBytes: 8_000_000 },
    { id: 'probabilities', kind: 'probabilities' },
    { id: 'perplexity', kind: 'levels', metric: 'perplexity', levels: [116, 115, 114, 113, 112] },
  ],
  baselines: [
    { id: 'trigram', title: 'Counts of three, two and one word in a row, mixed', value: 117 },
    { id: 'unigram', title: 'How often each word occurs', value: 145.8 },
    { id: 'uniform', title: 'All words equally likely', value: 1156 },
  ],
  weak: [
    {
      name: 'learnt-by-heart',
      mistake: 'Trains without dropout until it knows the sonnets by heart, and is sure of the wrong words.',
      failsBy: 'perplexity',
    },
    {
      name: 'target-in-context',
      mistake: 'Cuts the context one word too late, so that it holds the word that is asked for.',
      failsBy: 'perplexity',
    },
    {
      name: 'one-layer-more',
      mistake: 'Adds a hidden layer, for which fourteen thousand words are too few.',
      failsBy: 'perplexity',
    },
    {
      name: 'unknown-words-dropped',
      mistake: 'Leaves rare words out instead of calling them unknown, and never expects one.',
      failsBy: 'perplexity',
    },
  ],
});
