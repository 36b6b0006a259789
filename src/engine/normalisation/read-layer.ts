import type * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';

interface WritableVariable {
  read(): tf.Tensor;
  write(value: tf.Tensor): unknown;
}

/** What a BatchNormalization layer is made of. */
export interface BatchNormLayer {
  readonly gamma: tf.Tensor;
  readonly beta: tf.Tensor;
  readonly movingMean: WritableVariable;
  readonly movingVariance: WritableVariable;
  readonly momentum: number;
  readonly epsilon: number;
}

const Variable = v.custom<WritableVariable>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    ['read', 'write'].every((name) => typeof Reflect.get(value, name) === 'function'),
);
const Layer = v.object({
  axis: v.number(),
  momentum: v.number(),
  epsilon: v.number(),
  gamma: Variable,
  beta: Variable,
  movingMean: Variable,
  movingVariance: Variable,
});

/** Null for a layer over another axis than the last of `rank`, or without gamma or beta. */
export function readBatchNorm(layer: unknown, rank: number): BatchNormLayer | null {
  const parsed = v.safeParse(Layer, layer);
  if (!parsed.success) return null;
  const { axis, gamma, beta, ...rest } = parsed.output;
  if (axis !== -1 && axis !== rank - 1) return null;
  return { ...rest, gamma: gamma.read(), beta: beta.read() };
}
