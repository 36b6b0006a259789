import type { RunError } from '#core/errors.ts';
import { type Result, ok } from '#core/result.ts';
import { ImportFault, settle } from '#importer/import-fault.ts';
import { ORIGINALS } from '#importer/originals.ts';
import {
  OWN_DATABASE,
  type OwnDatabase,
  type StoredSet,
  clearOwnData,
  deleteSet,
  listSets,
  openOwnDatabase,
  renameSet,
} from '#importer/own-store.ts';
import { type StoreApi, createStore } from 'zustand/vanilla';
import { type ImportSession, createImportSession } from './own-data-import.ts';

export type { ColumnFound, Found, ImagesFound, RecordsFound, TextsFound } from '#importer/found.ts';
export { IMAGE_SIDES, listKinds, proposePlan } from '#importer/propose-plan.ts';
export type { ImportPlan, SeriesStep, SplitPlan } from '#importer/plan.ts';
export type { CsvReading } from '#importer/csv.ts';

/** A data set that the person brought, in short. */
export interface OwnDataset {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly kind: StoredSet['manifest']['kind'];
  readonly rows: number;
  readonly sizeBytes: number;
  readonly savedAt: number;
}

export interface OwnDataState {
  readonly status: 'loading' | 'ready' | 'unavailable';
  /** Newest first. */
  readonly sets: readonly OwnDataset[];
  /** A sentence when the browser gives no storage. */
  readonly problem: string | null;
}

/** A published data set that the lab fetches by itself. */
export interface OriginalOffer {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
}

/** People's own data: they lie in this browser only. */
export interface OwnData {
  readonly store: StoreApi<OwnDataState>;
  readonly originals: readonly OriginalOffer[];
  /** Reads the list anew; the first call fills it. */
  refresh(): Promise<void>;
  openImport(): ImportSession;
  rename(id: string, title: string): Promise<Result<void, RunError>>;
  delete(id: string): Promise<Result<void, RunError>>;
  clear(): Promise<Result<void, RunError>>;
}

export interface OwnDataOptions {
  readonly databaseName?: string;
  /** For tests. */
  readonly originalsUrl?: string;
}

export function createOwnData({ databaseName = OWN_DATABASE, originalsUrl }: OwnDataOptions = {}): OwnData {
  const store = createStore<OwnDataState>(() => ({ status: 'loading', sets: [], problem: null }));
  const withDatabase = <T>(work: (db: OwnDatabase) => Promise<T>): Promise<Result<T, RunError>> =>
    settle(async () => {
      const db = await openOwnDatabase(databaseName);
      try {
        return await work(db);
      } catch (cause) {
        throw cause instanceof DOMException ? storageFault(cause) : cause;
      } finally {
        db.close();
      }
    });
  const refresh = async (): Promise<void> => {
    const sets = await withDatabase(listSets);
    store.setState(
      sets.ok
        ? { status: 'ready', sets: sets.value.map(summarise), problem: null }
        : { status: 'unavailable', sets: [], problem: sets.error.message },
    );
  };
  const change = async (work: (db: OwnDatabase) => Promise<void>): Promise<Result<void, RunError>> => {
    const changed = await withDatabase(work);
    await refresh();
    return changed.ok ? ok(undefined) : changed;
  };
  return {
    store,
    originals: ORIGINALS.map(({ id, title, summary }) => ({ id, title, summary })),
    refresh,
    openImport: () => createImportSession({ databaseName, originalsUrl }),
    rename: (id, title) => change((db) => renameSet(db, id, title)),
    delete: (id) => change((db) => deleteSet(db, id)),
    clear: () => change(clearOwnData),
  };
}

/** The connection ended under the work, or the browser's storage failed. */
function storageFault(cause: DOMException): ImportFault {
  return new ImportFault({
    blame: 'environment',
    code: 'storage-unavailable',
    message: `Your own data was not read or changed: the browser's storage refused (${cause.message}). Reload the page, then try again.`,
  });
}

function summarise({ id, savedAt, sizeBytes, manifest }: StoredSet): OwnDataset {
  const { train, validation, heldOut } = manifest.parts;
  return {
    id,
    title: manifest.title,
    summary: manifest.summary,
    kind: manifest.kind,
    rows: train.count + validation.count + heldOut.count,
    sizeBytes,
    savedAt,
  };
}
