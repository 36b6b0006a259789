import * as tf from '@tensorflow/tfjs';
import type { LayerCase } from './layer-under-test.ts';

const { layers } = tf;
type Kind = 'lstm' | 'gru' | 'simpleRNN';
/** tfjs's types leave out null, which gives both outputs. */
type MergeMode = Exclude<Parameters<typeof layers.bidirectional>[0]['mergeMode'], undefined> | null;
const MASK = [
  [1, 1, 0, 1, 0],
  [0, 0, 1, 1, 1],
  [0, 0, 0, 0, 0],
];

/** For tests: every option of the recurrent layers that the sequence kernels cover. */
export const CASES: Readonly<Record<string, LayerCase>> = Object.fromEntries([
  ...(['lstm', 'gru', 'simpleRNN'] as const).flatMap((kind) => [
    variant(kind, 'plain', {}),
    variant(kind, 'sequences', { returnSequences: true }),
    variant(kind, 'states', { returnState: true }),
    variant(kind, 'sequences and states, backwards', {
      returnSequences: true,
      returnState: true,
      goBackwards: true,
    }),
    variant(
      kind,
      'sequences and states, masked',
      { returnSequences: true, returnState: true },
      { mask: MASK },
    ),
    variant(kind, 'masked backwards', { goBackwards: true }, { mask: MASK }),
    variant(kind, 'no bias, relu', { useBias: false, activation: 'relu' }),
    variant(kind, 'sigmoid gates', { recurrentActivation: 'sigmoid', activation: 'linear' }),
    variant(
      kind,
      'dropout',
      { dropout: 0.3, recurrentDropout: 0.4, returnSequences: true },
      { training: true },
    ),
    variant(kind, 'dropout when not training', { dropout: 0.3, recurrentDropout: 0.4 }),
    variant(
      kind,
      'dropout of states, masked',
      { recurrentDropout: 0.4, returnSequences: true },
      { training: true, mask: MASK },
    ),
  ]),
  bidirectional('lstm', 'sum', { returnSequences: true }, { mask: MASK }),
  bidirectional('gru', 'mul', {}),
  bidirectional('lstm', 'ave', { dropout: 0.3, recurrentDropout: 0.2 }, { training: true }),
  bidirectional('lstm', null, { returnState: true, returnSequences: true }),
  bidirectional('simpleRNN', null, {}),
]);

function variant(
  kind: Kind,
  title: string,
  options: object,
  rest: Partial<LayerCase> = {},
): [string, LayerCase] {
  const create = (): tf.layers.Layer => {
    const args = { units: 4, ...options };
    switch (kind) {
      case 'lstm':
        return layers.lstm(args);
      case 'gru':
        return layers.gru(args);
      case 'simpleRNN':
        return layers.simpleRNN(args);
    }
  };
  return [`${kind}: ${title}`, { create, shape: [3, 5, 2], ...rest }];
}

function bidirectional(
  kind: Kind,
  mergeMode: MergeMode,
  options: object,
  rest: Partial<LayerCase> = {},
): [string, LayerCase] {
  const [, one] = variant(kind, '', options);
  const create = (): tf.layers.Layer => {
    const layer = one.create();
    if (!(layer instanceof tf.RNN)) throw new Error('Only recurrent layers have two directions.');
    return layers.bidirectional({ layer, mergeMode: mergeMode as 'concat' });
  };
  return [
    `bidirectional ${kind}: ${mergeMode ?? 'apart'} ${Object.keys({ ...options, ...rest }).join(' ')}`,
    { ...one, create, ...rest },
  ];
}
