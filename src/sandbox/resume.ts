import * as tf from '@tensorflow/tfjs';
import type { TrainedModel } from '#core/trained-model.ts';

/** Weights of an interrupted run, for the first model of the same shape that trains. */
export interface Resume {
  readonly model: TrainedModel;
  readonly epoch: number;
  /** Prints a line for the learner. */
  readonly say: (text: string) => void;
  isUsed: boolean;
}

/**
 * Continues where an interrupted run was: when every weight of `model` has the shape of the kept one, they are put in and the
 * fit starts after the epochs already done. The optimizer's own state is not kept and starts afresh.
 */
export function resumeTraining<Args extends { epochs?: number; initialEpoch?: number }>(
  model: tf.LayersModel,
  args: Args,
  resume: Resume | null,
): Args {
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
  const initialEpoch = Math.min(Math.max(args.initialEpoch ?? 0, resume.epoch), args.epochs ?? 1);
  resume.say(`Continuing the interrupted run after epoch ${resume.epoch}, with the weights kept then.`);
  return { ...args, initialEpoch };
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
