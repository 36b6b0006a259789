import type { RunError } from '#core/errors.ts';
import { type Result, ok } from '#core/result.ts';
import { type ReadableStore, type RecordOf, parseRecord } from './parse-record.ts';
import { type Entry, KEY_FIELDS, type RecordStore, type StoreName } from './record-store.ts';
import type { DraftRecord, SetAsideRecord } from './records.ts';
import { attempt } from './storage-error.ts';

export interface LabStorageOptions {
  readonly store: RecordStore;
  readonly now: () => number;
  /** Called with the number of records that could not be read and were set aside. */
  readonly onSetAside: (records: number) => void;
  /** See LabStorage. */
  readonly onReopened: LabStorage['onReopened'];
}

/** What saving a draft led to: `stored` is the other tab's draft when it had saved in between. */
export type DraftSaved =
  | { readonly kind: 'saved'; readonly revision: number }
  | { readonly kind: 'conflict'; readonly stored: DraftRecord };

/** The lab's records, typed. Failures are results; records that cannot be read are set aside and never thrown. */
export interface LabStorage {
  load<S extends ReadableStore>(store: S, key: string): Promise<Result<RecordOf<S> | null, RunError>>;
  loadAll<S extends ReadableStore>(store: S, exerciseId?: string): Promise<Result<RecordOf<S>[], RunError>>;
  loadKeys(store: StoreName): Promise<Result<string[], RunError>>;
  save(what: string, entries: readonly Entry[]): Promise<Result<void, RunError>>;
  /** Saves unless the stored draft has another revision than `knownRevision` and another text; numbers the revision. */
  saveDraft(draft: UnnumberedDraft, knownRevision: number): Promise<Result<DraftSaved, RunError>>;
  delete(
    keys: readonly { readonly store: StoreName; readonly key: string }[],
  ): Promise<Result<void, RunError>>;
  clear(): Promise<Result<void, RunError>>;
  /** Calls back when the browser had ended the storage and it was opened again; returns the function that stops it. */
  onReopened(listener: () => void): () => void;
  close(): void;
}

export type UnnumberedDraft = Omit<DraftRecord, 'revision'>;

export function createLabStorage({ store, now, onSetAside, onReopened }: LabStorageOptions): LabStorage {
  /** Moves unreadable records out of the way; where even that fails they stay and are skipped. */
  const setAside = async (name: StoreName, broken: readonly Broken[]): Promise<void> => {
    if (broken.length === 0) return;
    onSetAside(broken.length);
    const records = broken.map(({ value, reason }) => describe(name, value, reason, now()));
    await attempt('A damaged record was not set aside', async () => {
      await store.put(records.map((record) => ({ store: 'setAside', record })));
      await store.delete(records.map((record) => ({ store: name, key: record.key })));
    });
  };
  return {
    load: (name, key) =>
      attempt('Saved work was not read', async () => {
        const value = await store.get(name, key);
        if (value === undefined) return null;
        const parsed = parseRecord(name, value);
        if (parsed.ok) return parsed.value;
        await setAside(name, [{ value, reason: parsed.error }]);
        return null;
      }),
    loadAll: (name, exerciseId) =>
      attempt('Saved work was not read', async () => {
        const records: RecordOf<typeof name>[] = [];
        const broken: Broken[] = [];
        for (const value of await store.getAll(name, exerciseId)) {
          const parsed = parseRecord(name, value);
          if (parsed.ok) records.push(parsed.value);
          else broken.push({ value, reason: parsed.error });
        }
        await setAside(name, broken);
        return records;
      }),
    loadKeys: (name) => attempt('Saved work was not read', () => store.getKeys(name)),
    save: (what, entries) => attempt(what, () => store.put(entries)),
    saveDraft: (draft, knownRevision) => saveDraft(store, draft, knownRevision),
    delete: (keys) => attempt('Saved work was not deleted', () => store.delete(keys)),
    clear: () => attempt('Saved work was not deleted', () => store.clear()),
    onReopened,
    close: () => store.close(),
  };
}

async function saveDraft(
  store: RecordStore,
  draft: UnnumberedDraft,
  knownRevision: number,
): Promise<Result<DraftSaved, RunError>> {
  let outcome: DraftSaved = { kind: 'saved', revision: knownRevision + 1 };
  const done = await attempt('The draft was not saved', () =>
    store.decide('drafts', draft.exerciseId, (value) => {
      const parsed = value === undefined ? null : parseRecord('drafts', value);
      const stored = parsed !== null && parsed.ok ? parsed.value : null;
      if (stored !== null && stored.revision !== knownRevision && stored.code !== draft.code) {
        outcome = { kind: 'conflict', stored };
        return null;
      }
      // Above both numbers: a revision that was used once must never come again, or a tab would miss a change.
      const revision = Math.max(stored?.revision ?? 0, knownRevision) + 1;
      outcome = { kind: 'saved', revision };
      return { ...draft, revision };
    }),
  );
  return done.ok ? ok(outcome) : done;
}

interface Broken {
  readonly value: unknown;
  readonly reason: string;
}

function describe(name: StoreName, value: unknown, reason: string, at: number): SetAsideRecord {
  const raw: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, KEY_FIELDS[name]) : null;
  const key = typeof raw === 'string' ? raw : '';
  return { id: `${name}/${key}/${at}`, store: name, key, reason, at, value };
}
