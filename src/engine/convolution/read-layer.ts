import * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';

/** What a layer that fuses is made of. */
export interface FusableLayer {
  readonly kernel: tf.Tensor;
  readonly bias: tf.Tensor;
  readonly strides: readonly [number, number];
  readonly padding: 'same' | 'valid';
  readonly activation: 'linear' | 'relu' | 'relu6';
}

const Pair = v.tuple([v.number(), v.number()]);
const Variable = v.custom<{ read: () => tf.Tensor }>(
  (value) =>
    typeof value === 'object' && value !== null && 'read' in value && typeof value.read === 'function',
);
const Shared = {
  bias: Variable,
  strides: Pair,
  padding: v.picklist(['same', 'valid']),
  dataFormat: v.literal('channelsLast'),
  dilationRate: v.tuple([v.literal(1), v.literal(1)]),
  activation: v.custom<{ getClassName: () => string }>(
    (value) => value instanceof tf.serialization.Serializable,
  ),
};
const Conv2D = v.object({ kernel: Variable, ...Shared });
const Conv1D = v.object({
  kernel: Variable,
  ...Shared,
  strides: v.tuple([v.number()]),
  dilationRate: v.tuple([v.literal(1)]),
});
const Depthwise = v.object({ depthwiseKernel: Variable, ...Shared });

/** Null for a layer that does not fuse. */
export function readConv2D(layer: unknown): FusableLayer | null {
  const parsed = v.safeParse(Conv2D, layer);
  return parsed.success ? readShared(parsed.output, parsed.output.kernel) : null;
}

/** A layer over sequences, as one over pictures of a single line. */
export function readConv1D(layer: unknown): FusableLayer | null {
  const parsed = v.safeParse(Conv1D, layer);
  if (!parsed.success) return null;
  const [stride] = parsed.output.strides;
  const read = readShared({ ...parsed.output, strides: [1, stride], dilationRate: [1, 1] }, parsed.output.kernel); // prettier-ignore
  return read === null ? null : { ...read, kernel: tf.expandDims(read.kernel, 0) };
}

/** A layer with one filter a channel; null where it has more, or does not fuse. */
export function readDepthwise(layer: unknown): FusableLayer | null {
  const parsed = v.safeParse(Depthwise, layer);
  const read = parsed.success ? readShared(parsed.output, parsed.output.depthwiseKernel) : null;
  return read?.kernel.shape[3] === 1 ? read : null;
}

function readShared(
  layer: Omit<v.InferOutput<typeof Conv2D>, 'kernel'>,
  kernel: v.InferOutput<typeof Variable>,
): FusableLayer | null {
  const activation = layer.activation.getClassName();
  if (activation !== 'relu' && activation !== 'linear' && activation !== 'relu6') return null;
  const { bias, strides, padding } = layer;
  return { kernel: kernel.read(), bias: bias.read(), strides, padding, activation };
}
