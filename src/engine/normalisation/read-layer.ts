import * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';

interface WritableVariable {
  read(): tf.Tensor;
  write(value: tf.Tensor): unknown;
}

/** What a BatchNormalization layer is made of. */
export interface BatchNormLayer {
  /** Ones and zeros for a layer that has none. */
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
  gamma: v.optional(Variable),
  beta: v.optional(Variable),
  movingMean: Variable,
  movingVariance: Variable,
});

/** Null for a layer over another axis than the last of x [..., channels]. */
export function readBatchNorm(layer: unknown, x: tf.Tensor): BatchNormLayer | null {
  const parsed = v.safeParse(Layer, layer);
  if (!parsed.success) return null;
  const { axis, gamma, beta, ...rest } = parsed.output;
  if (axis !== -1 && axis !== x.rank - 1) return null;
  const channels = x.shape.slice(-1);
  return { ...rest, gamma: gamma?.read() ?? tf.ones(channels), beta: beta?.read() ?? tf.zeros(channels) };
}
