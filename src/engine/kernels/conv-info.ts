import * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';
import type { Geometry } from './native/convolve.ts';

/** Sizes, strides and padding of a convolution, as tfjs works them out. */
export type ConvInfo = tf.backend_util.Conv2DInfo;

export const OneOrPair = v.union([v.number(), v.tuple([v.number(), v.number()])]);
const Pair = v.tuple([v.number(), v.number()]);
export const Shape4D = v.tuple([v.number(), v.number(), v.number(), v.number()]);
export const Padding = v.union([
  v.picklist(['valid', 'same']),
  v.number(),
  v.tuple([Pair, Pair, Pair, Pair]),
]);
const Attributes = v.object({
  strides: OneOrPair,
  dilations: v.optional(OneOrPair, 1),
  pad: Padding,
  dimRoundingMode: v.nullish(v.picklist(['floor', 'round', 'ceil'])),
  dataFormat: v.optional(v.literal('NHWC'), 'NHWC'),
  filterShape: v.optional(Shape4D),
  inputShape: v.optional(Shape4D),
});

/**
 * Reads a convolution gradient's attributes; null for what the kernels here do not cover, such as channels first.
 * A gradient kernel states one shape in its attributes; the other one, its tensor's, is `known`.
 */
export function readConvInfo(
  attrs: tf.NamedAttrMap | undefined,
  known: { readonly inShape?: readonly number[]; readonly filterShape?: readonly number[] },
  isDepthwise: boolean,
): ConvInfo | null {
  const parsed = v.safeParse(Attributes, attrs);
  if (!parsed.success) return null;
  const { strides, dilations, pad, dimRoundingMode } = parsed.output;
  const inShape = v.safeParse(Shape4D, known.inShape ?? parsed.output.inputShape);
  const filterShape = v.safeParse(Shape4D, known.filterShape ?? parsed.output.filterShape);
  if (!inShape.success || !filterShape.success) return null;
  return tf.backend_util.computeConv2DInfo(
    inShape.output,
    filterShape.output,
    strides,
    dilations,
    pad,
    dimRoundingMode ?? undefined,
    isDepthwise,
  );
}

/** The same for our own loops, which know no dilation. */
export function geometryOf(info: ConvInfo): Geometry {
  return { ...info, top: info.padInfo.top, left: info.padInfo.left };
}

/** Output columns [first, end) whose tap at `offset` (filter column less padding) falls inside a row of `width`. */
export function columnsInside(
  offset: number,
  stride: number,
  width: number,
  outWidth: number,
): readonly [first: number, end: number] {
  const first = Math.min(outWidth, Math.max(0, Math.ceil(-offset / stride)));
  const end = Math.min(outWidth, Math.floor((width - 1 - offset) / stride) + 1);
  return [first, Math.max(first, end)];
}
