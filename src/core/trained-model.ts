import * as v from 'valibot';

export const WeightSpec = v.object({
  name: v.string(),
  shape: v.array(v.pipe(v.number(), v.integer(), v.minValue(0))),
  dtype: v.picklist(['float32', 'int32', 'bool']),
});
export type WeightSpec = v.InferOutput<typeof WeightSpec>;

export const TrainedModel = v.object({
  /** Keras-style configuration as tfjs writes it; hostile until the grader has read it. */
  topology: v.record(v.string(), v.unknown()),
  weightSpecs: v.array(WeightSpec),
  /** All weights in the order of `weightSpecs`, little-endian, without padding. */
  weights: v.instance(ArrayBuffer),
  /** Optimizer steps seen while training; 0 tells 'never fitted', null 'not known' (a model brought in). */
  steps: v.nullable(v.number()),
  isCompiled: v.boolean(),
});
/** A layers model as data: what leaves the sandbox, is kept, and is graded. */
export type TrainedModel = v.InferOutput<typeof TrainedModel>;
