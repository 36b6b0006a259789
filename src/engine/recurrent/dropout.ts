import * as tf from '@tensorflow/tfjs';
import type { RecurrentLayer } from './read-layer.ts';
import { GATES, type Sequence } from './sequence.ts';

/** Factors for the inputs, [batch, 1, features], and for the states, [batch, units]; null for none. */
export interface DropoutMasks {
  readonly inputs: tf.Tensor | null;
  readonly states: tf.Tensor | null;
}

/**
 * The masks that the stock cells draw for a batch (recurrent.ts, generateDropoutMask): one for all steps. LSTM and GRU draw one
 * a gate and use the first; each takes one number of `Math.random`, its seed, so the unused ones take theirs here as well.
 */
export function drawDropout(layer: RecurrentLayer, { batch, features }: Sequence): DropoutMasks {
  const { kind, units } = layer.cell;
  const drawn = kind === 'simple' ? 1 : GATES[kind];
  const draw = (shape: [number, number], rate: number): tf.Tensor | null => {
    if (rate === 0) return null;
    const mask = tf.dropout(tf.ones(shape), rate);
    for (let unused = 1; unused < drawn; unused++) Math.random();
    return mask;
  };
  return {
    inputs: draw([batch, features], layer.dropout)?.reshape([batch, 1, features]) ?? null,
    states: draw([batch, units], layer.stateDropout),
  };
}
