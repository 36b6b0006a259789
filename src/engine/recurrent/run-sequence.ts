import * as tf from '@tensorflow/tfjs';
import type { DirectionWeights, Sequence, SequenceInputs, SequenceKernel } from './sequence.ts';

/**
 * A sequence as one differentiable operation, which gives what `outputShape` says. It differentiates once; `isNested` tells callers when
 * to stay away.
 */
export function runSequence(
  kernel: SequenceKernel,
  sequence: Sequence,
  { xs, directions }: SequenceInputs,
): tf.Tensor {
  const inputs = [xs, ...directions.flatMap(listWeights)];
  return tf.customGrad((...args) => {
    const save = args.at(-1);
    const given = args.filter((arg) => arg instanceof tf.Tensor);
    if (typeof save !== 'function')
      throw new Error('A custom gradient was called without its saving function.');
    const named = nameInputs(sequence, given);
    const pass = kernel.forward(sequence, named);
    const kept = [sequence.mask, sequence.stateDropout].filter((one) => one !== null);
    save([...given, ...kept, ...pass.saved]);
    return {
      value: pass.output,
      gradFunc(dy: tf.Tensor | tf.Tensor[], all: tf.Tensor[]) {
        if (Array.isArray(dy)) throw new Error('A sequence has one output.');
        const own = nameInputs(sequence, all);
        const [mask, stateDropout, saved] = nameKept(sequence, all.slice(inputs.length));
        return tf.engine().tidy(() => kernel.backward({ ...sequence, mask, stateDropout }, own, saved, dy));
      },
    };
  })(...inputs);
}

/** Whether a gradient of a gradient is being taken; the kernels' own gradients have none. */
export function isNested(): boolean {
  const state: unknown = Reflect.get(tf.engine(), 'state');
  return typeof state === 'object' && state !== null && Number(Reflect.get(state, 'gradientDepth')) > 1;
}

/** Whether operations are being recorded for a gradient. */
export function isRecording(): boolean {
  const state: unknown = Reflect.get(tf.engine(), 'state');
  return typeof state === 'object' && state !== null && Number(Reflect.get(state, 'gradientDepth')) > 0;
}

function listWeights({ kernel, recurrent, bias }: DirectionWeights): tf.Tensor[] {
  return bias === null ? [kernel, recurrent] : [kernel, recurrent, bias];
}

function nameInputs({ cell, isReversed }: Sequence, tensors: readonly tf.Tensor[]): SequenceInputs {
  const [xs, ...weights] = tensors;
  const perDirection = cell.hasBias ? 3 : 2;
  const directions = isReversed.map((_, direction) => {
    const [kernel, recurrent, bias] = weights.slice(direction * perDirection, (direction + 1) * perDirection);
    if (kernel === undefined || recurrent === undefined) throw new Error('A sequence lacks weights.');
    return { kernel, recurrent, bias: bias ?? null };
  });
  if (xs === undefined) throw new Error('A sequence lacks its input.');
  return { xs, directions };
}

function nameKept(
  { mask, stateDropout }: Sequence,
  kept: readonly tf.Tensor[],
): [tf.Tensor | null, tf.Tensor | null, tf.Tensor[]] {
  const rest = [...kept];
  const own = mask === null ? null : (rest.shift() ?? null);
  const dropout = stateDropout === null ? null : (rest.shift() ?? null);
  return [own, dropout, rest];
}
