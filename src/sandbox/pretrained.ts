import * as tf from '@tensorflow/tfjs';
import * as v from 'valibot';
import type { PretrainedModel } from '#core/pretrained.ts';
import { formatValue } from './format-value.ts';
import { learnerFault } from './run-fault.ts';

/** [height, width, channels] */
type ImageShape = readonly [number, number, number];

interface PretrainedOptions {
  readonly variant: string | null;
  /** Null leaves height and width open. */
  readonly inputShape: ImageShape | null;
}

/** Reads the second argument of `pretrained(…)`; learner faults name what is wrong with it. */
export function readPretrainedOptions(options: unknown): PretrainedOptions {
  if (typeof options !== 'object' || options === null)
    throw learnerFault(
      'threw',
      `The options of pretrained(…) are an object such as { variant: 'cut' }, not ${formatValue(options)}.`,
    );
  const variant: unknown = Reflect.get(options, 'variant') ?? null;
  const inputShape: unknown = Reflect.get(options, 'inputShape') ?? null;
  if (variant !== null && typeof variant !== 'string')
    throw learnerFault(
      'threw',
      `pretrained(…, { variant }) needs the name of a variant, not ${formatValue(variant)}.`,
    );
  return { variant, inputShape: inputShape === null ? null : readShape(inputShape) };
}

function readShape(shape: unknown): ImageShape {
  const sizes: unknown[] = Array.isArray(shape) ? shape : [];
  const [height, width, channels] = sizes;
  const isSize = (size: unknown): size is number =>
    typeof size === 'number' && Number.isInteger(size) && size >= 32;
  if (sizes.length === 3 && isSize(height) && isSize(width) && channels === 3) return [height, width, 3];
  throw learnerFault(
    'threw',
    `pretrained(…, { inputShape }) needs [height, width, 3] with sides from 32, such as [96, 96, 3], not ${formatValue(shape)}.`,
  );
}

/** Builds the layers with their weights. The learner owns the model; all of its layers can be trained until they are frozen. */
export async function buildPretrained(
  { modelTopology, weightsManifest, weights }: PretrainedModel,
  inputShape: ImageShape | null,
): Promise<tf.LayersModel> {
  const topology = inputShape === null ? modelTopology : withInputShape(modelTopology, inputShape);
  const weightSpecs = weightsManifest.flatMap((group) => group.weights);
  return tf.loadLayersModel(tf.io.fromMemory({ modelTopology: topology, weightSpecs, weightData: weights }));
}

/** The same configuration, its inputs of one size instead of any. */
function withInputShape(
  topology: Readonly<Record<string, unknown>>,
  [height, width, channels]: ImageShape,
): Record<string, unknown> {
  const text = JSON.stringify(topology, (key, value: unknown) =>
    key === 'batch_input_shape' ? [null, height, width, channels] : value,
  );
  return v.parse(v.record(v.string(), v.unknown()), JSON.parse(text));
}
