import type * as tf from '@tensorflow/tfjs';
import type { ActivationName } from './activations.ts';

/** Which recurrence: tfjs's LSTM, its GRU (reset before the product), Keras's GRU with `resetAfter`, its SimpleRNN. */
export type CellKind = 'lstm' | 'gru' | 'gruResetAfter' | 'simple';

/** Blocks of `units` columns in a cell's kernels: input, forget, candidate, output; update, reset, candidate; one. */
export const GATES: Readonly<Record<CellKind, number>> = { lstm: 4, gru: 3, gruResetAfter: 3, simple: 1 };

/** What a step computes. */
export interface Cell {
  readonly kind: CellKind;
  readonly units: number;
  readonly activation: ActivationName;
  /** Unused by the simple cell. */
  readonly gateActivation: ActivationName;
  readonly hasBias: boolean;
}

/**
 * A recurrence over all steps, for one direction or, in a bidirectional layer, for both at once. Inputs are xs [batch, steps,
 * features] and for each direction kernel [features, gates · units], recurrent kernel [units, gates · units] and, with a bias,
 * bias [gates · units] (for resetAfter [2, gates · units]). The result has for each sample the outputs, of
 * all steps or of the last, as [steps, directions, units], then with `wantsCarry` the last cell states, [directions, units].
 */
export interface Sequence {
  readonly cell: Cell;
  readonly batch: number;
  readonly steps: number;
  readonly features: number;
  /** For each direction whether it walks from the last time to the first. */
  readonly isReversed: readonly boolean[];
  /** Outputs of a reversed direction go where their inputs stood, rather than in the order of its steps. */
  readonly isInTimeOrder: boolean;
  readonly wantsSequence: boolean;
  readonly wantsCarry: boolean;
  /** [batch, steps], 0 for times that leave the state as it was; null for none. Not differentiated. */
  readonly mask: tf.Tensor | null;
  /** [batch, units], what the state is multiplied by before the recurrent product; null for none. Not differentiated. */
  readonly stateDropout: tf.Tensor | null;
}

/** Inputs of a sequence in the order in which they are differentiated. */
export interface SequenceInputs {
  readonly xs: tf.Tensor;
  readonly directions: readonly DirectionWeights[];
}

/** One direction's weights. */
export interface DirectionWeights {
  readonly kernel: tf.Tensor;
  readonly recurrent: tf.Tensor;
  readonly bias: tf.Tensor | null;
}

/** Sequences on one backend. Both functions make tensors; the caller's tidy disposes. */
export interface SequenceKernel {
  /** The result and whatever the gradient needs. */
  forward(sequence: Sequence, inputs: SequenceInputs): ForwardPass;
  /** Gradients of xs, then of each direction's kernel, recurrent kernel, and bias where there is one. */
  backward(
    sequence: Sequence,
    inputs: SequenceInputs,
    saved: readonly tf.Tensor[],
    dy: tf.Tensor,
  ): tf.Tensor[];
}

export interface ForwardPass {
  readonly output: tf.Tensor;
  readonly saved: readonly tf.Tensor[];
}

/** Shape of the result: [batch, steps, directions · units] where only outputs of all steps are wanted, else [batch, width]. */
export function outputShape(sequence: Sequence): number[] {
  const { batch, steps, wantsSequence, wantsCarry } = sequence;
  const width = outputWidth(sequence);
  return wantsSequence && !wantsCarry ? [batch, steps, width / steps] : [batch, width];
}

/** Values of a sample in the result. */
export function outputWidth({ cell, steps, isReversed, wantsSequence, wantsCarry }: Sequence): number {
  const perStep = isReversed.length * cell.units;
  return (wantsSequence ? steps : 1) * perStep + (wantsCarry ? perStep : 0);
}

/** The time that a direction has reached at a step. */
export function timeOf({ isReversed, steps }: Sequence, direction: number, step: number): number {
  return isReversed[direction] === true ? steps - 1 - step : step;
}
