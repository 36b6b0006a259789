import * as tf from '@tensorflow/tfjs';
import { isActivationName } from './activations.ts';
import { isResetAfter } from './reset-after.ts';
import { findClass, read } from './tfjs-objects.ts';
import type { Cell, CellKind, DirectionWeights } from './sequence.ts';

/** What a recurrent layer of tfjs's is asked to do, as far as the sequence kernels need to know. */
export interface RecurrentLayer {
  readonly cell: Cell;
  readonly weights: DirectionWeights;
  readonly returnSequences: boolean;
  readonly returnState: boolean;
  readonly goBackwards: boolean;
  /** Shares of the inputs and of the states to drop in training; 0 for none. */
  readonly dropout: number;
  readonly stateDropout: number;
}

const KINDS: readonly (readonly [className: string, kind: CellKind])[] = [
  ['LSTMCell', 'lstm'],
  ['GRUCell', 'gru'],
  ['SimpleRNNCell', 'simple'],
];

/** Reads an RNN layer; null where the stock layer has to run: other cells, states kept between batches, other activations. */
export function readRecurrentLayer(layer: unknown): RecurrentLayer | null {
  const cell = read(layer, 'cell');
  const kind = KINDS.find(([className]) => isInstanceOf(cell, className))?.[1];
  const units = read(cell, 'units');
  if (kind === undefined || typeof units !== 'number' || read(layer, 'stateful') === true) return null;
  // A cell of its own may have been wrapped by its user; and an RNN around it keeps its dropout from batch to batch.
  const dropout = readShare(read(cell, 'dropout'));
  const stateDropout = readShare(read(cell, 'recurrentDropout'));
  const isBare = className(layer) === 'RNN';
  if (dropout === null || stateDropout === null || (isBare && dropout + stateDropout > 0)) return null;
  if (dropout + stateDropout > 0 && read(cell, 'dropoutFunc') != null) return null;
  const activation = className(read(cell, 'activation'));
  const gateActivation = kind === 'simple' ? 'linear' : className(read(cell, 'recurrentActivation'));
  if (!isActivationName(activation) || !isActivationName(gateActivation)) return null;
  const kernel = readWeight(cell, 'kernel');
  const recurrent = readWeight(cell, 'recurrentKernel');
  const bias = readWeight(cell, 'bias');
  if (kernel === null || recurrent === null) return null;
  const kindNow = kind === 'gru' && isResetAfter(cell) ? 'gruResetAfter' : kind;
  return {
    cell: {
      kind: kindNow,
      units,
      activation,
      gateActivation,
      hasBias: bias !== null,
    },
    weights: { kernel, recurrent, bias },
    returnSequences: read(layer, 'returnSequences') === true,
    returnState: read(layer, 'returnState') === true,
    goBackwards: read(layer, 'goBackwards') === true,
    dropout,
    stateDropout,
  };
}

function isInstanceOf(value: unknown, name: string): boolean {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === findClass(name).prototype
  );
}

/** tfjs drops only by shares strictly between 0 and 1. */
function readShare(value: unknown): number | null {
  if (typeof value !== 'number' || Number.isNaN(value)) return null;
  return value > 0 && value < 1 ? value : 0;
}

function readWeight(cell: unknown, name: string): tf.Tensor | null {
  const variable = read(cell, name);
  if (typeof variable !== 'object' || variable === null || !('read' in variable)) return null;
  const value: unknown =
    typeof variable.read === 'function' ? Reflect.apply(variable.read, variable, []) : null;
  return value instanceof tf.Tensor && value.dtype === 'float32' ? value : null;
}

function className(value: unknown): unknown {
  return value instanceof tf.serialization.Serializable ? value.getClassName() : undefined;
}
