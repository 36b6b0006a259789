import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'glossary-topics',
  title: 'Glossary topics',
  summary: 'Name the topic of a definition, one of twelve, from a dozen words.',
  topic: 'text',
  category: 4,
  skills: ['B3', 'B7', 'B13', 'B14', 'N1', 'N2', 'N4', 'N5'],
  minutes: 40,
  weight: 'light',
  dataset: 'glossary-topics',
  input: { kind: 'token-ids', vocabularySize: 5000, length: 24 },
  task: { kind: 'classification', classes: 12 },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [24] },
    { id: 'output-shape', kind: 'output-shape', shape: [12] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 500_000 },
    { id: 'size', kind: 'size', atMostBytes: 4_000_000 },
    { id: 'probabilities', kind: 'probabilities' },
    { id: 'accuracy', kind: 'levels', metric: 'accuracy', levels: [0.2, 0.4, 0.6, 0.68, 0.74] },
  ],
  baselines: [{ id: 'majority', title: 'Always the most frequent class', value: 0.08333 }],
  weak: [
    {
      name: 'ids-from-zero',
      mistake: 'Numbers the words from 0 and forgets that 0 pads and 1 is <OOV>, so every word is two off.',
      failsBy: 'accuracy',
    },
    {
      name: 'few-words',
      mistake: 'Keeps only the most frequent words and turns all that tell a topic into <OOV>.',
      failsBy: 'accuracy',
    },
    {
      name: 'limit-left-in',
      mistake: 'Forgets to take out the limit of 2,000 definitions that made the first tries quick.',
      failsBy: 'accuracy',
    },
    {
      name: 'sigmoid-for-each-topic',
      mistake: 'Ends in twelve separate sigmoids, which do not add up to 1.',
      failsBy: 'probabilities',
    },
    {
      name: 'topic-as-number',
      mistake: 'Predicts the number of the topic as if it were a quantity.',
      failsBy: 'output-shape',
    },
  ],
});
