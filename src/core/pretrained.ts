import * as v from 'valibot';
import { Sources } from './dataset.ts';

const ModelFile = v.object({
  /** File name beside dataset.json; ends in .json or .bin, as TF.js writes a layers model. */
  path: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]*$/)),
  sizeBytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** SHA-256 of the bytes as served, lower-case hex. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
export type ModelFile = v.InferOutput<typeof ModelFile>;

const Variant = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  title: v.string(),
  /** Numbers of the model, all of them; float32 once loaded. */
  parameters: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Numbers that it gives for one image, before any head. */
  features: v.string(),
  /** The TF.js layers model (topology and weights manifest), the first; then its weights. */
  files: v.array(ModelFile),
});

/** `dataset.json` of a pretrained model: everything about it but its weights. */
export const PretrainedManifest = v.object({
  kind: v.literal('model'),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  title: v.string(),
  summary: v.string(),
  origin: v.literal('real'),
  licence: v.object({ name: v.string(), text: v.string() }),
  attribution: v.string(),
  sources: Sources,
  /** What it was trained on, by whom, in words. */
  trainedOn: v.string(),
  /** What goes in: '[batch, height, width, 3], pixels from −1 to 1'. */
  input: v.string(),
  notes: v.array(v.string()),
  tools: v.optional(v.array(v.string())),
  nearestOriginal: v.string(),
  /** The whole first. */
  variants: v.array(Variant),
});
export type PretrainedManifest = v.InferOutput<typeof PretrainedManifest>;

/** Of the file that TF.js writes for a layers model, what is needed to build it. */
export const LayersModelFile = v.object({
  modelTopology: v.record(v.string(), v.unknown()),
  weightsManifest: v.array(
    v.object({
      weights: v.array(
        v.object({
          name: v.string(),
          shape: v.array(v.number()),
          dtype: v.literal('float32'),
          /** How the file holds the numbers; tfjs makes float32 of them. */
          quantization: v.object({ dtype: v.literal('float16') }),
        }),
      ),
    }),
  ),
});
export type LayersModelFile = v.InferOutput<typeof LayersModelFile>;

/** A variant of a pretrained model, fetched and verified, to be built by tfjs. */
export interface PretrainedModel extends LayersModelFile {
  /** Weights in the order of the manifest, as stored. */
  readonly weights: ArrayBuffer;
}
