import * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';

/** What a Conv2D layer that fuses is made of. */
export interface FusableConv2D {
  readonly kernel: tf.Tensor;
  readonly bias: tf.Tensor;
  readonly strides: readonly [number, number];
  readonly padding: 'same' | 'valid';
  readonly activation: 'linear' | 'relu';
}

const Pair = v.tuple([v.number(), v.number()]);
const Variable = v.custom<{ read: () => tf.Tensor }>(
  (value) =>
    typeof value === 'object' && value !== null && 'read' in value && typeof value.read === 'function',
);
const Layer = v.object({
  kernel: Variable,
  bias: Variable,
  strides: Pair,
  padding: v.picklist(['same', 'valid']),
  dataFormat: v.literal('channelsLast'),
  dilationRate: v.tuple([v.literal(1), v.literal(1)]),
  activation: v.custom<{ getClassName: () => string }>(
    (value) => value instanceof tf.serialization.Serializable,
  ),
});

/** Null for a layer that does not fuse. */
export function readConv2D(layer: unknown): FusableConv2D | null {
  const parsed = v.safeParse(Layer, layer);
  if (!parsed.success) return null;
  const activation = parsed.output.activation.getClassName();
  if (activation !== 'relu' && activation !== 'linear') return null;
  const { kernel, bias, strides, padding } = parsed.output;
  return { kernel: kernel.read(), bias: bias.read(), strides, padding, activation };
}
