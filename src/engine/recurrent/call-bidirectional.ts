import * as tf from '@tensorflow/tfjs';
import { type CallArguments, type FindKernel, readCall } from './call-layer.ts';
import { readRecurrentLayer } from './read-layer.ts';
import { runSequence } from './run-sequence.ts';
import type { Sequence } from './sequence.ts';
import { read } from './tfjs-objects.ts';

/**
 * What `Bidirectional.call` gives, both directions in one sequence: on WebGL a program then does a step of both. Null where the
 * stock layer has to run, which calls its two layers one by one.
 */
export function callBidirectional(
  findKernel: FindKernel,
  self: unknown,
  inputs: unknown,
  kwargs: CallArguments,
): tf.Tensor | tf.Tensor[] | null {
  const forward = readRecurrentLayer(read(self, 'forwardLayer'));
  const backward = readRecurrentLayer(read(self, 'backwardLayer'));
  if (forward === null || backward === null || forward.returnState || backward.returnState) return null;
  const { cell, returnSequences } = forward;
  const areAlike =
    JSON.stringify(cell) === JSON.stringify(backward.cell) && returnSequences === backward.returnSequences;
  if (!areAlike || forward.goBackwards || !backward.goBackwards) return null;
  // Each layer draws its own numbers for dropout.
  const drops = [forward, backward].some(({ dropout, stateDropout }) => dropout + stateDropout > 0);
  if (drops && kwargs?.training === true) return null;
  const call = readCall(forward, inputs, kwargs);
  if (call === null || readCall(backward, inputs, kwargs) === null) return null;
  const { xs } = call;
  const sequence: Sequence = {
    ...call,
    cell,
    isReversed: [false, true],
    isInTimeOrder: true,
    wantsSequence: returnSequences,
    wantsCarry: false,
    stateDropout: null,
  };
  const kernel = findKernel(sequence);
  const merge = readMerge(read(self, 'mergeMode'), cell.units);
  if (kernel === null || merge === null) return null;
  return merge(runSequence(kernel, sequence, { xs, directions: [forward.weights, backward.weights] }));
}

/** How the two directions' outputs become one; they come beside each other in the last axis. */
function readMerge(mode: unknown, units: number): ((both: tf.Tensor) => tf.Tensor | tf.Tensor[]) | null {
  if (mode === 'concat') return (both) => both;
  const split = (both: tf.Tensor): [tf.Tensor, tf.Tensor] => {
    const axes = both.shape.slice(0, -1);
    const starts = axes.map(() => 0);
    return [both.slice([...starts, 0], [...axes, units]), both.slice([...starts, units], [...axes, units])];
  };
  const merges: Readonly<Record<string, (a: tf.Tensor, b: tf.Tensor) => tf.Tensor>> = {
    sum: tf.add,
    ave: (a, b) => tf.mul(0.5, tf.add(a, b)),
    mul: tf.mul,
  };
  if (mode == null) return split;
  const merge = typeof mode === 'string' ? merges[mode] : undefined;
  return merge === undefined ? null : (both) => merge(...split(both));
}
