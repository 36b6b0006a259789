import * as tf from '@tensorflow/tfjs';
import { transposeBlock } from '#engine/kernels/mat-mul.ts';
import {
  type CellKind,
  type DirectionWeights,
  GATES,
  type Sequence,
  type SequenceInputs,
  type SequenceKernel,
  outputShape,
} from '#engine/recurrent/sequence.ts';
import { stepGruResetAfter, stepGruResetAfterBack } from './gru-reset-after.ts';
import { stepGru, stepGruBack } from './gru.ts';
import { stepLstm, stepLstmBack } from './lstm.ts';
import type { Memory } from './memory.ts';
import { type StepForward, type Walk, walkForward } from './pass.ts';
import { stepSimple, stepSimpleBack } from './simple.ts';
import { type StepBackward, walkBackward } from './walk-backward.ts';
import { readWeightGradients } from './weight-gradients.ts';

const STEPS: Readonly<Record<CellKind, readonly [StepForward, StepBackward]>> = {
  lstm: [stepLstm, stepLstmBack],
  gru: [stepGru, stepGruBack],
  gruResetAfter: [stepGruResetAfter, stepGruResetAfterBack],
  simple: [stepSimple, stepSimpleBack],
};

/** What the forward walk keeps of a direction: gates, before, aside. */
const KEPT = 3;

/** Sequences as loops over arrays, with the backend's product for each step and for all steps' inputs and gradients. */
export function createMemoryKernel(memory: Memory): SequenceKernel {
  return {
    forward(sequence, inputs) {
      const output = memory.create(outputShape(sequence));
      const walks = inputs.directions.map((_, direction) => prepare(memory, sequence, inputs, direction));
      for (const walk of walks) walkForward(walk, STEPS[sequence.cell.kind][0], output);
      return { output, saved: walks.flatMap(({ gates, before, aside }) => [gates, before, aside]) };
    },
    backward(sequence, inputs, saved, dy) {
      const { batch, steps, features, cell } = sequence;
      const weightGradients: tf.Tensor[] = [];
      const inputGradients: tf.Tensor[] = [];
      inputs.directions.forEach((weights, direction) => {
        const [gates, before, aside] = saved.slice(direction * KEPT, (direction + 1) * KEPT);
        if (gates === undefined || before === undefined || aside === undefined)
          throw new Error('A sequence lost what it kept for its gradient.');
        const deltas = memory.create(gates.shape);
        const recurrentDeltas = cell.kind === 'gruResetAfter' ? memory.create(gates.shape) : deltas;
        const recurrent = splitColumns(memory, weights.recurrent, cell.kind);
        const turned = recurrent.map((block) => turn(memory, block));
        const kept = {
          memory,
          sequence,
          direction,
          gates,
          before,
          aside,
          recurrent,
          recurrentBias: null,
          state: before,
        };
        const walk = { ...kept, deltas, recurrentDeltas, turned };
        walkBackward(walk, STEPS[cell.kind][1], dy);
        weightGradients.push(...readWeightGradients(walk, inputs.xs));
        inputGradients.push(memory.multiply(deltas, weights.kernel, 'b'));
      });
      const [first, second] = inputGradients;
      if (first === undefined) throw new Error('A sequence has no direction.');
      const sum = second === undefined ? first : tf.add(first, second);
      return [sum.reshape([batch, steps, features]), ...weightGradients];
    },
  };
}

function prepare(
  memory: Memory,
  sequence: Sequence,
  { xs, directions }: SequenceInputs,
  direction: number,
): Walk {
  const { batch, steps, features, cell } = sequence;
  const weights = directions[direction];
  if (weights === undefined) throw new Error('A sequence lacks weights.');
  const rows = batch * steps;
  const gates = memory.multiply(xs.reshape([rows, features]), weights.kernel);
  const [inputBias, recurrentBias] = splitBias(cell.kind, weights);
  const columns = GATES[cell.kind] * cell.units;
  if (inputBias !== null) addToRows(memory.view(gates), memory.view(inputBias), columns);
  const needsAside = cell.kind === 'lstm' || cell.kind === 'gruResetAfter';
  const [before, aside, state] = [
    memory.create([rows, cell.units]),
    memory.create(needsAside ? [rows, cell.units] : [1]),
    memory.create([batch, cell.units]),
  ];
  const recurrent = splitColumns(memory, weights.recurrent, cell.kind);
  return { memory, sequence, direction, gates, before, aside, recurrent, recurrentBias, state };
}

/** The biases of the projected inputs and of the recurrent product. */
function splitBias(
  kind: CellKind,
  { bias }: DirectionWeights,
): [input: tf.Tensor | null, recurrent: tf.Tensor | null] {
  if (bias === null || kind !== 'gruResetAfter') return [bias, null];
  const [input = null, recurrent = null] = tf.unstack(bias);
  return [input, recurrent];
}

/** GRU multiplies by the candidate's columns apart from the others; the other cells by all at once. */
function splitColumns(memory: Memory, recurrent: tf.Tensor, kind: CellKind): tf.Tensor[] {
  if (kind !== 'gru') return [recurrent];
  const [units = 0] = recurrent.shape;
  const parts = [memory.create([units, 2 * units]), memory.create([units, units])];
  const from = memory.view(recurrent);
  let offset = 0;
  for (const part of parts) {
    const to = memory.view(part);
    const width = part.size / units;
    for (let row = 0; row < units; row++)
      to.set(from.subarray(row * 3 * units + offset, row * 3 * units + offset + width), row * width);
    offset += width;
  }
  return parts;
}

function turn(memory: Memory, matrix: tf.Tensor): tf.Tensor {
  const [rows = 0, columns = 0] = matrix.shape;
  const out = memory.create([columns, rows]);
  transposeBlock(memory.view(matrix), 0, memory.view(out), 0, rows, columns);
  return out;
}

function addToRows(matrix: Float32Array, row: Float32Array, columns: number): void {
  for (let start = 0; start < matrix.length; start += columns)
    for (let i = 0; i < columns; i++) matrix[start + i] = (matrix[start + i] ?? NaN) + (row[i] ?? NaN);
}
