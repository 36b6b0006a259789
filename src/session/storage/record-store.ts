/** The kinds of record that the lab keeps, each in an object store of its own. */
export type StoreName =
  'drafts' | 'versions' | 'runs' | 'models' | 'marks' | 'progress' | 'study' | 'setAside';

/** The field that names a record within its store. */
export const KEY_FIELDS: Readonly<Record<StoreName, string>> = {
  drafts: 'exerciseId',
  versions: 'id',
  runs: 'id',
  models: 'runId',
  marks: 'runId',
  progress: 'exerciseId',
  study: 'id',
  setAside: 'id',
};

export const STORE_NAMES: readonly StoreName[] = [
  'drafts',
  'versions',
  'runs',
  'models',
  'marks',
  'progress',
  'study',
  'setAside',
];

export interface Entry {
  readonly store: StoreName;
  readonly record: object;
}

/**
 * Where records lie. It knows nothing of their shape: what comes out is `unknown` until `records.ts` has read it.
 * Every method rejects with the DOMException of the storage when it cannot do its work.
 */
export interface RecordStore {
  /** Opening it made it: nothing had been kept there. */
  readonly isNew?: boolean;
  get(store: StoreName, key: string): Promise<unknown>;
  /** All records of a store, or only those of one exercise. */
  getAll(store: StoreName, exerciseId?: string): Promise<unknown[]>;
  getKeys(store: StoreName): Promise<string[]>;
  /** Puts all entries or none. */
  put(entries: readonly Entry[]): Promise<void>;
  /**
   * Reads a record and decides in the same transaction, so that no other tab comes between: a returned object is put,
   * null leaves the store as it was.
   */
  decide(store: StoreName, key: string, decision: (stored: unknown) => object | null): Promise<void>;
  delete(keys: readonly { readonly store: StoreName; readonly key: string }[]): Promise<void>;
  /** Empties every store. */
  clear(): Promise<void>;
  close(): void;
}
