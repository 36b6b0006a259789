import type { RecordOf } from '#session/storage/parse-record.ts';
import type { Entry } from '#session/storage/record-store.ts';
import { RECORD_VERSION } from '#session/storage/records.ts';
import type { Backup } from './read-backup.ts';

/** What is in storage already, by key. */
export interface Present {
  readonly drafts: ReadonlyMap<string, RecordOf<'drafts'>>;
  readonly versionIds: ReadonlySet<string>;
  readonly runs: ReadonlyMap<string, RecordOf<'runs'>>;
  readonly modelIds: ReadonlySet<string>;
  readonly study: ReadonlyMap<string, RecordOf<'study'>>;
}

/** What an import writes, all of it in one transaction. */
export interface Merge {
  readonly drafts: readonly RecordOf<'drafts'>[];
  readonly versions: readonly RecordOf<'versions'>[];
  readonly runs: readonly RecordOf<'runs'>[];
  readonly models: readonly RecordOf<'models'>[];
  readonly study: readonly RecordOf<'study'>[];
}

/** Decides record by record: the newer one wins, a text that loses is kept as a version, and nothing is deleted. */
export function mergeBackup(backup: Backup, present: Present, createId: () => string): Merge {
  const lost: RecordOf<'versions'>[] = [];
  const drafts = backup.drafts.flatMap((draft) => {
    const known = present.drafts.get(draft.exerciseId);
    if (known === undefined) return [draft];
    if (known.code === draft.code) return [];
    const [winner, loser] = draft.savedAt > known.savedAt ? [draft, known] : [known, draft];
    const { exerciseId, code, savedAt: at } = loser;
    lost.push({ version: RECORD_VERSION, id: createId(), exerciseId, code, at, reason: 'import' });
    return winner === draft ? [{ ...draft, revision: Math.max(draft.revision, known.revision) + 1 }] : [];
  });
  const modelIds = new Set(backup.models.map((model) => model.runId));
  const runs = backup.runs.flatMap((run) => mergeRun(settle(run, modelIds), present.runs.get(run.id)));
  const runIds = new Set([...backup.runs.map((run) => run.id), ...present.runs.keys()]);
  return {
    drafts,
    versions: [...backup.versions.filter(({ id }) => !present.versionIds.has(id)), ...lost],
    runs,
    // Weights without a run could never be seen, nor deleted.
    models: backup.models.filter(({ runId }) => !present.modelIds.has(runId) && runIds.has(runId)),
    study: backup.study.filter((record) => isNews(record, present.study.get(record.id))),
  };
}

export function entriesOf({ drafts, versions, runs, models, study }: Merge): readonly Entry[] {
  return [
    ...drafts.map((record) => ({ store: 'drafts', record }) as const),
    ...versions.map((record) => ({ store: 'versions', record }) as const),
    ...runs.map((record) => ({ store: 'runs', record }) as const),
    ...models.map((record) => ({ store: 'models', record }) as const),
    ...study.map((record) => ({ store: 'study', record }) as const),
  ];
}

/** A run under way when the backup was made is over now; one whose weights did not come has no model. */
function settle(run: RecordOf<'runs'>, modelIds: ReadonlySet<string>): RecordOf<'runs'> {
  const status = run.status === 'started' ? 'interrupted' : run.status;
  return { ...run, status, model: modelIds.has(run.id) ? run.model : null };
}

function mergeRun(run: RecordOf<'runs'>, known: RecordOf<'runs'> | undefined): RecordOf<'runs'>[] {
  if (known === undefined) return [run];
  if (isNewer(run, known)) return [{ ...run, model: known.model ?? run.model }];
  // The same run, whose weights were dropped here and come back.
  return known.model === null && run.model !== null ? [{ ...known, model: run.model }] : [];
}

function isNewer(a: RecordOf<'runs'>, b: RecordOf<'runs'>): boolean {
  const [endOfA, endOfB] = [a.endedAt ?? a.startedAt, b.endedAt ?? b.startedAt];
  return endOfA === endOfB ? a.verdict !== null && b.verdict === null : endOfA > endOfB;
}

/** Days and snippets only need to be there; of two plans the later one holds. */
function isNews(record: RecordOf<'study'>, known: RecordOf<'study'> | undefined): boolean {
  if (known === undefined) return true;
  return record.kind === 'plan' && known.kind === 'plan' && record.savedAt > known.savedAt;
}
