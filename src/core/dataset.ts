import * as v from 'valibot';

const Shard = v.object({
  /** File name beside dataset.json. */
  path: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]*$/)),
  /** Which array of the part this file carries a piece of. */
  array: v.picklist(['pixels', 'labels', 'texts', 'features', 'targets', 'values', 'rolls']),
  /** Rows in this file; rows of shards of one array are concatenated in order. */
  count: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** 'webp': one picture, the rows' images as tiles, row by row, in ceil(sqrt(count)) columns. */
  encoding: v.picklist(['gzip', 'identity', 'webp']),
  /** Bytes as served (after `encoding`). */
  sizeBytes: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** SHA-256 of the bytes as served, lower-case hex. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});
export type Shard = v.InferOutput<typeof Shard>;

/** Where time jumps: row `row` of the part does not follow the row before it by one step; it is of the time `at` (ISO). */
const SeriesBreak = v.object({ row: v.pipe(v.number(), v.integer(), v.minValue(1)), at: v.string() });
export type SeriesBreak = v.InferOutput<typeof SeriesBreak>;

const Part = v.object({
  count: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Of a series with gaps only; in order. */
  breaks: v.optional(v.array(SeriesBreak)),
  shards: v.array(Shard),
});
export type Part = v.InferOutput<typeof Part>;

const NumberColumn = v.object({
  kind: v.literal('number'),
  name: v.string(),
  unit: v.string(),
  description: v.string(),
  /** Of the training part only, over the values that are there. */
  mean: v.number(),
  /** As `mean`; divides by n. */
  standardDeviation: v.number(),
});
export type NumberColumn = v.InferOutput<typeof NumberColumn>;

const CategoryColumn = v.object({
  kind: v.literal('category'),
  name: v.string(),
  description: v.string(),
  /** A row holds the index of its category here. */
  categories: v.array(v.string()),
});
export type CategoryColumn = v.InferOutput<typeof CategoryColumn>;

const Column = v.variant('kind', [NumberColumn, CategoryColumn]);
/** A column of a table. A missing value is NaN in the rows. */
export type Column = v.InferOutput<typeof Column>;

const Baseline = v.object({ id: v.string(), title: v.string(), metric: v.string(), value: v.number() });
/** What a method without learning, or the simplest learner, reaches on the held-out part; measured by the builder. */
export type Baseline = v.InferOutput<typeof Baseline>;

/** Packages that the bytes come from. */
export const Sources = v.array(
  v.object({
    package: v.string(),
    version: v.string(),
    registry: v.picklist(['npm', 'debian']),
    files: v.array(v.string()),
  }),
);

const common = {
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  title: v.string(),
  summary: v.string(),
  /** 'own': brought by the learner and kept in this browser. */
  origin: v.picklist(['real', 'artwork', 'rendered', 'generated', 'own']),
  licence: v.object({ name: v.string(), text: v.string() }),
  attribution: v.string(),
  sources: Sources,
  /** How the split was made, in words, with its seed. */
  split: v.string(),
  /** Known weaknesses and whatever else a user should know. */
  notes: v.array(v.string()),
  /** Programs with their versions and seeds, where the bytes depend on them. */
  tools: v.optional(v.array(v.string())),
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
  v.object({
    kind: v.literal('corpus'),
    ...common,
    /** What one text is; texts are in reading order. */
    unit: v.picklist(['line', 'paragraph']),
    /** As of kind 'text'. */
    vocabulary: v.array(v.string()),
  }),
  v.object({
    kind: v.literal('table'),
    ...common,
    columns: v.array(Column),
    /** A category makes it a classification; targets then hold class numbers. */
    target: Column,
  }),
  v.object({
    kind: v.literal('series'),
    ...common,
    columns: v.array(NumberColumn),
    /** ISO date, or date and time, of the first row of the training part. Parts follow each other, without a gap unless they have breaks. */
    start: v.string(),
    step: v.picklist([
      'year',
      'month',
      'week',
      'day',
      'hour',
      'half-hour',
      'quarter-hour',
      'ten-minutes',
      'minute',
    ]),
  }),
  v.object({
    kind: v.literal('music'),
    ...common,
    /** [steps, pitches] of one bar's piano roll. */
    shape: v.tuple([v.number(), v.number()]),
    /** MIDI number of the first pitch. */
    lowestPitch: v.number(),
    classNames: v.array(v.string()),
    /** In these parts rows 2k and 2k + 1 are one bar in class 0 and in class 1. */
    pairedParts: v.array(v.picklist(['train', 'validation', 'heldOut'])),
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
  v.object({ kind: v.literal('corpus'), count: v.number(), texts: v.array(v.string()) }),
  v.object({
    kind: v.literal('table'),
    count: v.number(),
    /** [count, columns] in natural units, or category numbers; NaN where missing */
    features: v.instance(Float32Array),
    /** [count] in natural units, or class numbers */
    targets: v.instance(Float32Array),
  }),
  v.object({
    kind: v.literal('series'),
    count: v.number(),
    /** [count, columns] in natural units, oldest first */
    values: v.instance(Float32Array),
    /** First rows of the stretches after a jump in time; windows do not cross them. */
    breaks: v.optional(v.array(v.number())),
  }),
  v.object({
    kind: v.literal('music'),
    count: v.number(),
    /** [count, steps, pitches]; 1 where a note sounds */
    rolls: v.instance(Uint8Array),
    /** [count] */
    labels: v.instance(Uint8Array),
  }),
]);
export type PartRows = v.InferOutput<typeof PartRows>;

/** What the sandbox gets of a data set: never the held-out part. */
export interface LearnerDataset {
  readonly manifest: DatasetManifest;
  readonly train: PartRows;
  readonly validation: PartRows;
}
