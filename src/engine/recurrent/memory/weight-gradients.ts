import type * as tf from '@tensorflow/tfjs';
import type { Memory } from './memory.ts';
import type { BackwardWalk } from './walk-backward.ts';

/**
 * Gradients of kernel, recurrent kernel and bias, each one product (or sum) over all steps: with D the gradients of the gates,
 * one row a sample and time, xsᵀ·D, beforeᵀ·D and the sum of D's rows.
 */
export function readWeightGradients(walk: BackwardWalk, xs: tf.Tensor): tf.Tensor[] {
  const { memory, sequence, deltas, recurrentDeltas, before } = walk;
  const { batch, steps, features, cell } = sequence;
  const kernel = memory.multiply(xs.reshape([batch * steps, features]), deltas, 'a');
  const recurrent =
    cell.kind === 'gru' ? multiplyResetStates(walk) : memory.multiply(before, recurrentDeltas, 'a');
  if (!cell.hasBias) return [kernel, recurrent];
  const columns = deltas.shape[1] ?? 0;
  const isDouble = cell.kind === 'gruResetAfter';
  const bias = memory.create(isDouble ? [2, columns] : [columns]);
  sumRows(memory, deltas, bias, 0);
  if (isDouble) sumRows(memory, recurrentDeltas, bias, columns);
  return [kernel, recurrent, bias];
}

/** GRU's candidate got the states after the reset. */
function multiplyResetStates({ memory, sequence, gates, deltas, before }: BackwardWalk): tf.Tensor {
  const { units } = sequence.cell;
  const reset = memory.create(before.shape);
  const to = memory.view(reset);
  const states = memory.view(before);
  const values = memory.view(gates);
  for (let i = 0; i < to.length; i++) {
    const row = Math.floor(i / units);
    to[i] = (states[i] ?? NaN) * (values[row * 3 * units + units + (i - row * units)] ?? NaN);
  }
  const plain = memory.multiply(before, deltas, 'a');
  const afterReset = memory.multiply(reset, deltas, 'a');
  const into = memory.view(plain);
  const from = memory.view(afterReset);
  for (let row = 0; row < units; row++) {
    const start = row * 3 * units + 2 * units;
    into.set(from.subarray(start, start + units), start);
  }
  return plain;
}

/** Sums a matrix's rows in double precision. */
function sumRows(memory: Memory, matrix: tf.Tensor, to: tf.Tensor, offset: number): void {
  const columns = matrix.shape[1] ?? 1;
  const sums = new Float64Array(columns);
  const values = memory.view(matrix);
  for (let start = 0; start < values.length; start += columns)
    for (let i = 0; i < columns; i++) sums[i] = (sums[i] ?? NaN) + (values[start + i] ?? NaN);
  memory.view(to).set(sums, offset);
}
