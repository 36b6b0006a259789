import { defineExercise } from '#core/exercise.ts';

export default defineExercise({
  id: 'horses-or-humans-transfer',
  title: 'Horses or humans, with borrowed eyes',
  summary: 'The same pictures once more, on top of a frozen network that was trained on photographs.',
  topic: 'image',
  category: 3,
  skills: ['B4', 'B6', 'B10', 'B11', 'B12', 'B14', 'I2', 'T5'],
  minutes: 40,
  weight: 'light',
  dataset: 'horses-or-humans',
  input: { kind: 'pixels' },
  task: { kind: 'binary' },
  checks: [
    { id: 'input-shape', kind: 'input-shape', shape: [128, 128, 3] },
    { id: 'output-shape', kind: 'output-shape', shape: [1] },
    { id: 'built-in-layers', kind: 'built-in-layers' },
    { id: 'finite', kind: 'finite' },
    { id: 'parameters', kind: 'parameters', atMost: 4_000_000 },
    { id: 'size', kind: 'size', atMostBytes: 20_000_000 },
    { id: 'probabilities', kind: 'probabilities' },
    { id: 'frozen', kind: 'frozen-layers', pretrained: 'mobilenet-v2' },
    { id: 'accuracy', kind: 'levels', metric: 'accuracy', levels: [0.75, 0.85, 0.9, 0.94, 0.97] },
  ],
  baselines: [
    { id: 'majority', title: 'Always the most frequent class', value: 0.5 },
    { id: 'colour-histogram', title: 'Colours without places, one layer', value: 0.572 },
    { id: 'softmax-regression', title: 'Small grey pixels, one layer', value: 0.722 },
  ],
  weak: [
    {
      name: 'few-pictures',
      mistake: 'Tries things out on the first hundred pictures and never lifts the limit.',
      failsBy: 'accuracy',
    },
    {
      name: 'shrunk-first',
      mistake: 'Halves the pictures before the network looks at them; it was made for larger ones.',
      failsBy: 'accuracy',
    },
    {
      name: 'own-network',
      mistake: 'Trains a network from nothing, without the pretrained layers.',
      failsBy: 'frozen',
    },
    {
      name: 'trainable-base',
      mistake: 'Trains the whole pretrained network along with the new layer.',
      failsBy: 'frozen',
    },
  ],
});
