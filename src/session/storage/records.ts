import { Chart } from '#core/chart.ts';
import { ConsoleLine } from '#core/console-line.ts';
import { EngineReport } from '#core/engine.ts';
import { RunError } from '#core/errors.ts';
import { TrainedModel } from '#core/trained-model.ts';
import { VerdictSchema } from '#core/verdict-schema.ts';
import { StudyFacts } from '#session/path/records.ts';
import * as v from 'valibot';

/** Version of the shapes below; written into every record, so that old records and old backups can be brought up. */
export const RECORD_VERSION = 2;

const version = v.literal(RECORD_VERSION);
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
/** Folder names of exercises; as keys of objects they are harmless. */
const exerciseId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/), v.maxLength(100));
const time = v.pipe(v.number(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Code = v.pipe(v.string(), v.maxLength(1_000_000));
/** Curves of a run that diverged hold NaN, which `v.number()` alone refuses. */
const Value = v.union([v.number(), v.nan()]);
const Logs = v.record(v.string(), Value);

/** The learner's present code for one exercise. */
export const DraftRecord = v.object({
  version,
  exerciseId,
  code: Code,
  /** Grows by one with every save; tells a tab that another one saved in between. */
  revision: v.pipe(count, v.minValue(1)),
  savedAt: time,
  seed: count,
  openedHints: count,
});
export type DraftRecord = v.InferOutput<typeof DraftRecord>;

/** An earlier text, kept when it was run or replaced. */
export const VersionRecord = v.object({
  version,
  id,
  exerciseId,
  code: Code,
  at: time,
  reason: v.picklist(['run', 'reset', 'restore', 'conflict', 'import']),
});
export type VersionRecord = v.InferOutput<typeof VersionRecord>;

/** A run as kept: `RunRecord` of state.ts with a version. */
export const StoredRun = v.object({
  version,
  id,
  exerciseId,
  number: v.pipe(count, v.minValue(1)),
  code: Code,
  seed: count,
  engine: v.nullable(EngineReport),
  startedAt: time,
  endedAt: v.nullable(time),
  status: v.picklist(['started', 'trained', 'stopped', 'failed', 'interrupted']),
  error: v.nullable(RunError),
  epochs: v.array(
    v.object({ fit: count, epoch: v.number(), logs: Logs, planned: v.optional(v.nullable(count), null) }),
  ),
  reports: v.array(v.object({ step: v.number(), logs: Logs })),
  console: v.array(ConsoleLine),
  charts: v.array(Chart),
  model: v.nullable(v.object({ sizeBytes: count, epoch: v.nullable(count) })),
  verdict: v.nullable(VerdictSchema),
});
export type StoredRun = v.InferOutput<typeof StoredRun>;

/** The weights that a run left: a checkpoint while it goes on or when it broke off, else the final model. */
export const ModelRecord = v.object({
  version,
  runId: id,
  exerciseId,
  isFinal: v.boolean(),
  epoch: v.nullable(count),
  savedAt: time,
  model: TrainedModel,
});
export type ModelRecord = v.InferOutput<typeof ModelRecord>;

/** Lies in the store from a run's start to its end; one found on opening tells of a run that was cut short. */
export const MarkRecord = v.object({ version, runId: id, exerciseId, startedAt: time });
export type MarkRecord = v.InferOutput<typeof MarkRecord>;

/** What the catalogue shows of an exercise, so that it need not read all runs. */
export const ProgressRecord = v.object({
  version,
  exerciseId,
  bestScore: v.nullable(v.pipe(count, v.maxValue(5))),
  attempts: count,
  lastTouchedAt: v.nullable(time),
});
export type ProgressRecord = v.InferOutput<typeof ProgressRecord>;

/** The study plan, a day of practice, or a snippet that was run; each under an id of its own. */
export const StudyRecord = v.intersect([v.object({ version, id }), v.variant('kind', [...StudyFacts])]);
export type StudyRecord = v.InferOutput<typeof StudyRecord>;

/** A record that could not be read, kept as it was found. */
export const SetAsideRecord = v.object({
  id,
  store: v.string(),
  key: v.string(),
  reason: v.string(),
  at: time,
  value: v.unknown(),
});
export type SetAsideRecord = v.InferOutput<typeof SetAsideRecord>;
