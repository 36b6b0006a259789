import { type Result, fail, ok } from '#core/result.ts';
import type { TrainedModel, WeightSpec } from '#core/trained-model.ts';

const MAX_BYTES = 200_000_000;
const MAX_WEIGHTS = 20_000;
const BYTES_PER_VALUE = { float32: 4, int32: 4, bool: 1 } as const;

export interface NamedWeight {
  readonly spec: WeightSpec;
  /** A copy of its own, aligned, little-endian as every platform of today. */
  readonly values: Float32Array | Int32Array | Uint8Array;
}

/** Cuts the weights of a model from an unknown hand apart. The error is a sentence for the learner. */
export function readWeights(model: TrainedModel): Result<readonly NamedWeight[], string> {
  const { weightSpecs, weights } = model;
  if (weights.byteLength > MAX_BYTES)
    return damaged(
      `the weights take ${Math.round(weights.byteLength / 1e6)} MB, more than ${MAX_BYTES / 1e6} MB`,
    );
  if (weightSpecs.length > MAX_WEIGHTS) return damaged(`it has more than ${MAX_WEIGHTS} weights`);
  const needed = weightSpecs.reduce((sum, spec) => sum + bytesOf(spec), 0);
  if (needed !== weights.byteLength)
    return damaged(`its weights should take ${needed} bytes by their shapes, but take ${weights.byteLength}`);
  let offset = 0;
  const named = weightSpecs.map((spec) => {
    const bytes = weights.slice(offset, offset + bytesOf(spec));
    offset += bytesOf(spec);
    return { spec, values: viewAs(spec.dtype, bytes) };
  });
  return ok(named);
}

/** Values in a tensor of this shape. */
export function countValues(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

function bytesOf({ shape, dtype }: WeightSpec): number {
  return countValues(shape) * BYTES_PER_VALUE[dtype];
}

function viewAs(dtype: WeightSpec['dtype'], bytes: ArrayBuffer): NamedWeight['values'] {
  if (dtype === 'float32') return new Float32Array(bytes);
  return dtype === 'int32' ? new Int32Array(bytes) : new Uint8Array(bytes);
}

function damaged(fault: string): Result<never, string> {
  return fail(
    `The model could not be read: ${fault}. Run the training again, or save the model once more, and submit.`,
  );
}
