import * as tf from '@tensorflow/tfjs';
import { drawDropout } from './dropout.ts';
import { type RecurrentLayer, readRecurrentLayer } from './read-layer.ts';
import { isNested, runSequence } from './run-sequence.ts';
import { GATES, type Sequence, type SequenceKernel, outputWidth } from './sequence.ts';
import { isTensor } from './tfjs-objects.ts';

/** Gives the kernel for a sequence; null where the current backend leaves it to stock. */
export type FindKernel = (sequence: Sequence) => SequenceKernel | null;

/** What tfjs passes to a layer besides its inputs. */
export type CallArguments = Readonly<Record<string, unknown>> | null | undefined;

/**
 * What `RNN.call` gives, computed as one sequence: the output, or [output, ...states] with `returnState`. Null where the stock
 * layer has to run.
 */
export function callRecurrent(
  findKernel: FindKernel,
  self: unknown,
  inputs: unknown,
  kwargs: CallArguments,
): tf.Tensor | tf.Tensor[] | null {
  const layer = readRecurrentLayer(self);
  if (layer === null) return null;
  const call = readCall(layer, inputs, kwargs);
  if (call === null) return null;
  const { returnSequences, returnState, cell } = layer;
  const training = kwargs?.training === true;
  const plan: Sequence = {
    ...call,
    cell,
    isReversed: [layer.goBackwards],
    isInTimeOrder: false,
    wantsSequence: returnSequences,
    wantsCarry: returnState && cell.kind === 'lstm',
    stateDropout: null,
  };
  const kernel = findKernel(plan);
  if (kernel === null) return null;
  const { batch, steps } = plan;
  const { units } = cell;
  const masks = training ? drawDropout(layer, plan) : { inputs: null, states: null };
  const xs = masks.inputs === null ? call.xs : tf.mul(call.xs, masks.inputs);
  const result = runSequence(
    kernel,
    { ...plan, stateDropout: masks.states },
    { xs, directions: [layer.weights] },
  );
  if (!returnState) return result;
  const outputs = returnSequences ? steps * units : units;
  const take = (from: number, width: number): tf.Tensor =>
    tf.slice(result.reshape([batch, outputWidth(plan)]), [0, from], [batch, width]);
  const output = take(0, outputs).reshape(returnSequences ? [batch, steps, units] : [batch, units]);
  const hidden = returnSequences ? take(outputs - units, units) : output;
  return plan.wantsCarry ? [output, hidden, take(outputs, units)] : [output, hidden];
}

/** Input and mask of a call, if the kernels can take them. */
export function readCall(
  layer: RecurrentLayer,
  inputs: unknown,
  kwargs: CallArguments,
): (Pick<Sequence, 'batch' | 'steps' | 'features' | 'mask'> & { readonly xs: tf.Tensor }) | null {
  const xs = readOnly(inputs);
  if (!isTensor(xs) || xs.rank !== 3 || xs.dtype !== 'float32' || xs.size === 0 || isNested()) return null;
  const [batch = 0, steps = 0, features = 0] = xs.shape;
  const mask = readMask(kwargs?.mask, batch, steps);
  if (kwargs?.initialState != null || mask === undefined) return null;
  const { cell, weights } = layer;
  const columns = GATES[cell.kind] * cell.units;
  const fits =
    tf.util.arraysEqual(weights.kernel.shape, [features, columns]) &&
    tf.util.arraysEqual(weights.recurrent.shape, [cell.units, columns]);
  return fits ? { batch, steps, features, mask, xs } : null;
}

/** [batch, steps] of 0 and 1; undefined for what stock has to read. */
function readMask(mask: unknown, batch: number, steps: number): tf.Tensor | null | undefined {
  if (mask == null) return null;
  if (!isTensor(mask) || !tf.util.arraysEqual(mask.shape, [batch, steps])) return undefined;
  return tf.cast(tf.cast(mask, 'bool'), 'float32');
}

/** The one input, in a list or not. */
function readOnly(inputs: unknown): unknown {
  const list: unknown[] = Array.isArray(inputs) ? inputs : [inputs];
  return list.length === 1 ? list[0] : null;
}
