import type * as tf from '@tensorflow/tfjs';
import { type Sequence, timeOf } from '#engine/recurrent/sequence.ts';
import type { Memory } from './memory.ts';

/**
 * One direction's walk. Rows of kept tensors are numbered as in xs: sample · steps + time; rows of a step's arrays are samples.
 */
export interface Walk {
  readonly memory: Memory;
  readonly sequence: Sequence;
  readonly direction: number;
  /** [batch · steps, gates · units]: projected inputs, which the forward walk turns into the gates' values. */
  readonly gates: tf.Tensor;
  /** [batch · steps, units]: the hidden state that each step's recurrent product read, after dropout. */
  readonly before: tf.Tensor;
  /** [batch · steps, units]: LSTM, the cell state before each step; resetAfter, the candidate's recurrent product. */
  readonly aside: tf.Tensor;
  /** The recurrent kernel's blocks of columns, one a product of a step: all of them, save that GRU's candidate is apart. */
  readonly recurrent: readonly tf.Tensor[];
  /** resetAfter: what is added to the recurrent product, [gates · units]. */
  readonly recurrentBias: tf.Tensor | null;
  /** [batch, units]: the hidden state as the next step's product reads it. */
  readonly state: tf.Tensor;
}

/** States between steps, [batch, units]. */
export interface States {
  readonly hidden: Float32Array;
  readonly carry: Float32Array;
}

/** A cell's step forward: reads gates, `state` and the carry, writes the gates' values and what the states become. */
export type StepForward = (walk: Walk, time: number, isFirst: boolean, old: States, next: States) => void;

export function createStates({ batch, cell }: Sequence): States {
  return { hidden: new Float32Array(batch * cell.units), carry: new Float32Array(batch * cell.units) };
}

/** Walks all steps and writes this direction's part of the result, `output` [batch, width]. */
export function walkForward(walk: Walk, step: StepForward, output: tf.Tensor): void {
  const { memory, sequence, direction, state, before } = walk;
  const { batch, steps, cell, wantsSequence, wantsCarry, isInTimeOrder, isReversed } = sequence;
  const { units } = cell;
  const old = createStates(sequence);
  const next = createStates(sequence);
  const mask = sequence.mask;
  const dropout = sequence.stateDropout;
  const perStep = isReversed.length * units;
  memory.view(state).fill(0);
  for (let at = 0; at < steps; at++) {
    const time = timeOf(sequence, direction, at);
    copyRows(memory.view(state), memory.view(before), time, sequence);
    step(walk, time, at === 0, old, next);
    if (mask !== null) keepMasked(memory.view(mask), time, sequence, old, next);
    old.hidden.set(next.hidden);
    old.carry.set(next.carry);
    const read = memory.view(state);
    read.set(old.hidden);
    if (dropout !== null) multiplyBy(read, memory.view(dropout));
    if (!wantsSequence && at !== steps - 1) continue;
    const out = memory.view(output);
    const place = wantsSequence ? (isInTimeOrder ? time : at) : 0;
    const width = out.length / batch;
    for (let row = 0; row < batch; row++)
      out.set(
        old.hidden.subarray(row * units, (row + 1) * units),
        row * width + place * perStep + direction * units,
      );
  }
  if (!wantsCarry) return;
  const out = memory.view(output);
  const width = out.length / batch;
  for (let row = 0; row < batch; row++)
    out.set(
      old.carry.subarray(row * units, (row + 1) * units),
      (row + 1) * width - perStep + direction * units,
    );
}

/** A step's rows [batch, units] into the kept ones of that time. */
export function copyRows(
  from: Float32Array,
  to: Float32Array,
  time: number,
  { batch, steps, cell }: Sequence,
): void {
  const { units } = cell;
  for (let row = 0; row < batch; row++)
    to.set(from.subarray(row * units, (row + 1) * units), (row * steps + time) * units);
}

export function multiplyBy(values: Float32Array, factors: Float32Array): void {
  for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? NaN) * (factors[i] ?? NaN);
}

/** Where the mask is 0 the states stay; written as tfjs writes it, so that NaN goes through. */
function keepMasked(mask: Float32Array, time: number, sequence: Sequence, old: States, next: States): void {
  const { batch, steps, cell } = sequence;
  for (let row = 0; row < batch; row++) {
    const m = mask[row * steps + time] ?? NaN;
    for (let i = row * cell.units; i < (row + 1) * cell.units; i++) {
      next.hidden[i] = (next.hidden[i] ?? NaN) * m + (old.hidden[i] ?? NaN) * (1 - m);
      next.carry[i] = (next.carry[i] ?? NaN) * m + (old.carry[i] ?? NaN) * (1 - m);
    }
  }
}
