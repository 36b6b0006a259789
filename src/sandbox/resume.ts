import * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';
import type { TrainedModel } from '#core/trained-model.ts';

/** Weights of an interrupted run, for the first model of the same shape that trains. */
export interface Resume {
  readonly model: TrainedModel;
  readonly epoch: number;
  /** Prints a line for the learner. */
  readonly say: (text: string) => void;
  isUsed: boolean;
}

const FitArgs = v.object({ epochs: v.optional(v.number()), initialEpoch: v.optional(v.number()) });

/**
 * Continues where an interrupted run was: when every weight of `model` has the shape of the kept one, they are put in and the
 * fit starts after the epochs already done. The optimizer's own state is not kept and starts afresh.
 */
export function resumeTraining(model: tf.LayersModel, args: unknown, resume: Resume | null): unknown {
  if (resume === null || resume.isUsed) return args;
  resume.isUsed = true;
  const kept = resume.model.weightSpecs;
  const shapes = model.weights.map((weight) => weight.shape);
  const fits =
    shapes.length === kept.length && shapes.every((shape, index) => isSame(shape, kept[index]?.shape));
  if (!fits) {
    resume.say('The kept weights do not fit this model, so training starts from the beginning.');
    return args;
  }
  tf.tidy(() => model.setWeights(decodeWeights(resume.model)));
  resume.say(`Continuing the interrupted run after epoch ${resume.epoch}, with the weights kept then.`);
  const { epochs, initialEpoch } = v.parse(FitArgs, args ?? {});
  return { ...(args ?? {}), initialEpoch: Math.min(Math.max(initialEpoch ?? 0, resume.epoch), epochs ?? 1) };
}

function decodeWeights({ weightSpecs, weights }: TrainedModel): tf.Tensor[] {
  const named = tf.io.decodeWeights(
    weights,
    weightSpecs.map((spec, index) => ({ ...spec, name: String(index) })),
  );
  return weightSpecs.flatMap((_, index) => named[String(index)] ?? []);
}

function isSame(shape: readonly (number | null)[], kept: readonly number[] | undefined): boolean {
  return (
    kept !== undefined && shape.length === kept.length && shape.every((size, axis) => size === kept[axis])
  );
}
