import * as v from 'valibot';

const Shard = v.object({
  /** File name beside dataset.json. */
  path: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]*$/)),
  /** Which array of the part this file carries a piece of. */
  array: v.picklist(['pixels', 'labels', 'texts', 'features', 'targets', 'values']),
  /** Rows in this file; rows of shards of one array are concatenated in order. */
  count: v.pipe(v.number(), v.integer(), v.minValue(1)),
  encoding: v.picklist(['gzip', 'identity']),
  /** Bytes as served (after `encoding`). */
  sizeBytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** SHA-256 of the bytes as served, lower-case hex. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
export type Shard = v.InferOutput<typeof Shard>;

const Part = v.object({ count: v.pipe(v.number(), v.integer(), v.minValue(1)), shards: v.array(Shard) });
export type Part = v.InferOutput<typeof Part>;

const Column = v.object({
  name: v.string(),
  unit: v.string(),
  description: v.string(),
  /** Of the training part only. */
  mean: v.number(),
  standardDeviation: v.number(),
});
export type Column = v.InferOutput<typeof Column>;

const Baseline = v.object({ id: v.string(), title: v.string(), metric: v.string(), value: v.number() });
/** What a method without learning, or the simplest learner, reaches on the held-out part; measured by the builder. */
export type Baseline = v.InferOutput<typeof Baseline>;

const common = {
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  title: v.string(),
  summary: v.string(),
  origin: v.picklist(['real', 'artwork', 'rendered', 'generated']),
  licence: v.object({ name: v.string(), text: v.string() }),
  attribution: v.string(),
  sources: v.array(
    v.object({
      package: v.string(),
      version: v.string(),
      registry: v.picklist(['npm', 'debian']),
      files: v.array(v.string()),
    }),
  ),
  /** How the split was made, in words, with its seed. */
  split: v.string(),
  notes: v.array(v.string()),
  nearestOriginal: v.string(),
  baselines: v.array(Baseline),
  parts: v.object({ train: Part, validation: Part, heldOut: Part }),
};

/** `dataset.json`: everything about a data set but its rows. */
export const DatasetManifest = v.variant('kind', [
  v.object({
    kind: v.literal('image'),
    ...common,
    /** [height, width, channels], uint8. */
    shape: v.tuple([v.number(), v.number(), v.number()]),
    classNames: v.array(v.string()),
  }),
  v.object({
    kind: v.literal('text'),
    ...common,
    classNames: v.array(v.string()),
    /** Words of the training part, most frequent first; word k has id k + 2 (0 pads, 1 is unknown). */
    vocabulary: v.array(v.string()),
  }),
  v.object({ kind: v.literal('table'), ...common, columns: v.array(Column), target: Column }),
  v.object({
    kind: v.literal('series'),
    ...common,
    columns: v.array(Column),
    /** ISO date of the first row of the training part. Parts follow each other without a gap. */
    start: v.string(),
    step: v.picklist(['month', 'day', 'hour', 'half-hour']),
  }),
]);
export type DatasetManifest = v.InferOutput<typeof DatasetManifest>;
export type DatasetKind = DatasetManifest['kind'];

export type PartName = 'train' | 'validation' | 'heldOut';

/** The rows of one part, decoded. Arrays are row-major. */
export const PartRows = v.variant('kind', [
  v.object({
    kind: v.literal('image'),
    count: v.number(),
    /** [count, height, width, channels] */
    pixels: v.instance(Uint8Array),
    /** [count] */
    labels: v.instance(Uint8Array),
  }),
  v.object({
    kind: v.literal('text'),
    count: v.number(),
    texts: v.array(v.string()),
    labels: v.instance(Uint8Array),
  }),
  v.object({
    kind: v.literal('table'),
    count: v.number(),
    /** [count, columns] in natural units */
    features: v.instance(Float32Array),
    /** [count] in natural units */
    targets: v.instance(Float32Array),
  }),
  v.object({
    kind: v.literal('series'),
    count: v.number(),
    /** [count, columns] in natural units, oldest first */
    values: v.instance(Float32Array),
  }),
]);
export type PartRows = v.InferOutput<typeof PartRows>;

/** What the sandbox gets of a data set: never the held-out part. */
export interface LearnerDataset {
  readonly manifest: DatasetManifest;
  readonly train: PartRows;
  readonly validation: PartRows;
}
