import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'penguin-species',
  title: 'Three kinds of penguin',
  summary: 'Tell three species apart by measurements and words, some of them missing.',
  topic: 'basics',
  category: 1,
  skills: ['B2', 'B3', 'B5', 'B7', 'B12', 'B13', 'B14', 'T3'],
  minutes: 30,
  weight: 'light',
  dataset: 'penguins',
  input: { kind: 'standardised-columns' },
  task: { kind: 'classification', classes: 3 },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [10] },
    { id: 'output-shape', kind: 'output-shape', shape: [3] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 20_000 },
    { id: 'size', kind: 'size', atMostBytes: 250_000 },
    { id: 'probabilities', kind: 'probabilities' },
    { id: 'accuracy', kind: 'levels', metric: 'accuracy', levels: [0.55, 0.7, 0.8, 0.88, 0.94] },
  ],
  baselines: [{ id: 'majority', title: 'Always the most frequent class', value: 0.451 }],
  weak: [
    {
      name: 'rows-left-out-on-one-side',
      mistake: 'Leaves out birds with missing values, but keeps their labels, so that most labels slip.',
      failsBy: 'accuracy',
    },
    {
      name: 'too-few-epochs',
      mistake: 'Ends training after eight epochs at the default rate, while the loss still falls.',
      failsBy: 'accuracy',
    },
    {
      name: 'numbers-for-words',
      mistake: 'Feeds the island as 0, 1 or 2, as if Torgersen were twice Dream.',
      failsBy: 'input-shape',
    },
    {
      name: 'three-sigmoids',
      mistake: 'Asks three separate yes-or-no questions, so the answers do not add up to one.',
      failsBy: 'probabilities',
    },
  ],
});
