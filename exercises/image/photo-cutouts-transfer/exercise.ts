import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'photo-cutouts-transfer',
  title: 'A hundred photographs',
  summary:
    'Sort photographs into five classes with a hundred examples, on the features of a network trained before.',
  topic: 'image',
  category: 3,
  skills: ['B4', 'B7', 'B10', 'B11', 'B12', 'I2', 'I4', 'T5'],
  minutes: 45,
  weight: 'light',
  dataset: 'photo-cutouts',
  input: { kind: 'pixels' },
  task: { kind: 'classification', classes: 5 },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [160, 160, 3] },
    { id: 'output-shape', kind: 'output-shape', shape: [5] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 4_000_000 },
    { id: 'size', kind: 'size', atMostBytes: 20_000_000 },
    { id: 'probabilities', kind: 'probabilities' },
    { id: 'frozen', kind: 'frozen-layers', pretrained: 'mobilenet-v2' },
    { id: 'accuracy', kind: 'levels', metric: 'accuracy', levels: [0.45, 0.55, 0.65, 0.75, 0.8] },
  ],
  baselines: [
    { id: 'majority', title: 'Always the most frequent class', value: 0.3 },
    { id: 'softmax-regression', title: 'Small grey pixels, one layer', value: 0.3 },
    { id: 'colour-histogram', title: 'Colours without places, one layer', value: 0.4 },
  ],
  weak: [
    {
      name: 'shrunk-first',
      mistake: 'Halves the pictures before the network looks at them; it was made for larger ones.',
      failsBy: 'accuracy',
    },
    {
      name: 'own-network',
      mistake: 'Trains a network from nothing on a hundred pictures.',
      failsBy: 'frozen',
    },
    {
      name: 'trainable-base',
      mistake: 'Trains the whole pretrained network along with the new layer.',
      failsBy: 'frozen',
    },
  ],
});
