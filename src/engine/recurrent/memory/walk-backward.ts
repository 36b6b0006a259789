import type * as tf from '@tensorflow/tfjs';
import { timeOf } from '#engine/recurrent/sequence.ts';
import { type States, type Walk, createStates, multiplyBy } from './pass.ts';

/** What a step's gradient reads and writes besides the walk itself. */
export interface BackwardWalk extends Walk {
  /** [batch · steps, gates · units]: gradients of the projected inputs. */
  readonly deltas: tf.Tensor;
  /** The same of the recurrent product; another tensor than `deltas` for resetAfter only. */
  readonly recurrentDeltas: tf.Tensor;
  /** The recurrent kernel's blocks, transposed: [columns, units]. */
  readonly turned: readonly tf.Tensor[];
}

/**
 * A cell's step backward: from the gradients `after` of the states that the step gave, those of the gates (written), and of the
 * states that it got: through the recurrent product into the result [batch, units], and the other ways into `before`.
 */
export type StepBackward = (walk: BackwardWalk, time: number, after: States, before: States) => tf.Tensor;

/** Walks all steps from the last; `dy` [batch, width] is the gradient of the whole result. */
export function walkBackward(walk: BackwardWalk, step: StepBackward, dy: tf.Tensor): void {
  const { memory, sequence, direction } = walk;
  const { batch, steps, cell, wantsSequence, wantsCarry, isInTimeOrder, isReversed, mask, stateDropout } =
    sequence;
  const { units } = cell;
  const perStep = isReversed.length * units;
  const whole = createStates(sequence);
  const after = createStates(sequence);
  const before = createStates(sequence);
  if (wantsCarry)
    addRows(whole.carry, memory.view(dy), batch, units, dy.size / batch - perStep + direction * units);
  for (let at = steps - 1; at >= 0; at--) {
    const time = timeOf(sequence, direction, at);
    const place = wantsSequence ? (isInTimeOrder ? time : at) : 0;
    if (wantsSequence || at === steps - 1)
      addRows(whole.hidden, memory.view(dy), batch, units, place * perStep + direction * units);
    after.hidden.set(whole.hidden);
    after.carry.set(whole.carry);
    if (mask !== null) splitByMask(memory.view(mask), time, walk, after, whole);
    else for (const states of [whole.hidden, whole.carry]) states.fill(0);
    const product = step(walk, time, after, before);
    const through = memory.view(product);
    for (let i = 0; i < through.length; i++)
      before.hidden[i] = (before.hidden[i] ?? NaN) + (through[i] ?? NaN);
    if (stateDropout !== null) multiplyBy(before.hidden, memory.view(stateDropout));
    for (let i = 0; i < through.length; i++) {
      whole.hidden[i] = (whole.hidden[i] ?? NaN) + (before.hidden[i] ?? NaN);
      whole.carry[i] = (whole.carry[i] ?? NaN) + (before.carry[i] ?? NaN);
    }
    product.dispose();
  }
}

/** Adds columns [offset, offset + units) of a matrix of `rows` rows. */
function addRows(to: Float32Array, from: Float32Array, rows: number, units: number, offset: number): void {
  const width = from.length / rows;
  for (let row = 0; row < rows; row++)
    for (let u = 0; u < units; u++)
      to[row * units + u] = (to[row * units + u] ?? NaN) + (from[row * width + offset + u] ?? NaN);
}

/** What the mask lets into the step stays in `after`; what it leads past the step stays in `whole`. */
function splitByMask(
  mask: Float32Array,
  time: number,
  { sequence }: Walk,
  after: States,
  whole: States,
): void {
  const { batch, steps, cell } = sequence;
  for (let row = 0; row < batch; row++) {
    const m = mask[row * steps + time] ?? NaN;
    for (let i = row * cell.units; i < (row + 1) * cell.units; i++) {
      after.hidden[i] = (after.hidden[i] ?? NaN) * m;
      after.carry[i] = (after.carry[i] ?? NaN) * m;
      whole.hidden[i] = (whole.hidden[i] ?? NaN) * (1 - m);
      whole.carry[i] = (whole.carry[i] ?? NaN) * (1 - m);
    }
  }
}
