import { expect, it } from 'vitest';
import type { Check } from '#core/exercise.ts';
import { describeRequirement } from './describe-requirement.ts';

const cases: readonly (readonly [Check, string | null])[] = [
  [{ id: 'c', kind: 'layer-count', anyOf: ['Conv2D'], atLeast: 1, atMost: 1 }, 'exactly 1 Conv2D layer'],
  [{ id: 'c', kind: 'layer-count', anyOf: ['LSTM', 'GRU'], atLeast: 1 }, 'at least 1 LSTM or GRU layer'],
  [{ id: 'c', kind: 'layer-count', anyOf: ['Conv2D'], atMost: 2 }, 'at most 2 Conv2D layers'],
  [{ id: 'c', kind: 'epochs', atMost: 10 }, 'at most 10 epochs of training'],
  [
    { id: 'c', kind: 'stops-at', metric: 'accuracy', target: 0.98, withinEpochs: 10 },
    'training ends by itself with the first epoch whose accuracy is 0.98 or more, within 10 epochs',
  ],
  [
    { id: 'c', kind: 'gap', metric: 'accuracy', atMost: 0.05 },
    'at the end of training accuracy in validation is worse by at most 0.05',
  ],
  [
    { id: 'c', kind: 'slope', metric: 'val_loss', epochs: 20, atMost: 0.0005 },
    'val_loss rises by at most 0.0005 an epoch over the last 20',
  ],
  [{ id: 'c', kind: 'frozen-layers', pretrained: 'mobilenet-v2' }, 'layers of mobilenet-v2, all unchanged'],
  [
    { id: 'c', kind: 'per-column', metric: 'mae', baseline: 'persistence-all' },
    'each column forecast better than by repeating the last value',
  ],
  [{ id: 'c', kind: 'finite' }, null],
];

it.each(cases)('says what %j asks for', (check, words) => {
  expect(describeRequirement(check)).toBe(words);
});
