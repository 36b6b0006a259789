import { type Result, fail, ok } from '#core/result.ts';
import * as v from 'valibot';
import type { StoreName } from './record-store.ts';
import {
  DraftRecord,
  MarkRecord,
  ModelRecord,
  ProgressRecord,
  RECORD_VERSION,
  StoredRun,
  StudyRecord,
  VersionRecord,
} from './records.ts';

/** The shape of each kind of record. */
export const RECORD_SCHEMAS = {
  drafts: DraftRecord,
  versions: VersionRecord,
  runs: StoredRun,
  models: ModelRecord,
  marks: MarkRecord,
  progress: ProgressRecord,
  study: StudyRecord,
} as const;

/** Stores whose records have a meaning; `setAside` only keeps what could not be read. */
export type ReadableStore = keyof typeof RECORD_SCHEMAS;
/** The record of a store, read. */
export type RecordOf<S extends ReadableStore> = v.InferOutput<(typeof RECORD_SCHEMAS)[S]>;

type Fields = Readonly<Record<string, unknown>>;

/** Entry i brings a record from shape version i to i + 1. */
const SHAPE_STEPS: readonly ((store: StoreName, record: Fields) => Fields)[] = [
  (_store, record) => ({ ...record, version: 1 }),
  (store, record) => ({ ...ADDED_IN_VERSION_2[store], ...record, version: 2 }),
];

/** Fields that version 1 did not have, with what their absence meant. */
const ADDED_IN_VERSION_2: Partial<Record<StoreName, Fields>> = {
  drafts: { revision: 1, seed: 42, openedHints: 0 },
  runs: { reports: [], charts: [] },
  models: { isFinal: true, epoch: null },
};

/** Reads a record of any version, from the database or a backup; the error names the first fault. */
export function parseRecord<S extends ReadableStore>(store: S, value: unknown): Result<RecordOf<S>, string> {
  if (typeof value !== 'object' || value === null) return fail('it is no record');
  const upgraded = bringUp(store, Object.fromEntries(Object.entries(value)));
  if (!upgraded.ok) return upgraded;
  const parsed = v.safeParse(RECORD_SCHEMAS[store], upgraded.value);
  // The schema looked up by S yields S's record; the compiler cannot follow the lookup.
  if (parsed.success) return ok(parsed.output as RecordOf<S>);
  const issue = parsed.issues[0];
  return fail(`${v.getDotPath(issue) ?? 'record'}: ${issue.message}`);
}

function bringUp(store: StoreName, record: Fields): Result<Fields, string> {
  const from = record['version'] ?? 0;
  if (typeof from !== 'number' || !Number.isInteger(from) || from < 0) return fail('version: not a number');
  if (from > RECORD_VERSION) return fail(`version: ${from} was written by a newer lab`);
  return ok(SHAPE_STEPS.slice(from).reduce((fields, step) => step(store, fields), record));
}
