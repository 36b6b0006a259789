import { type IDBPDatabase, openDB } from 'idb';
import { KEY_FIELDS, type RecordStore, type StoreName } from './record-store.ts';

/** Index over `exerciseId`, in every store that holds several records of one exercise. */
const BY_EXERCISE = 'exerciseId';

/** Step i brings a database from version i to i + 1. Never change a step that was published: add one. */
const STRUCTURE_STEPS: readonly ((db: IDBPDatabase) => void)[] = [
  (db) => {
    create(db, 'drafts');
    for (const name of ['runs', 'models'] as const) create(db, name).createIndex(BY_EXERCISE, 'exerciseId');
  },
  (db) => {
    for (const name of ['versions', 'marks'] as const)
      create(db, name).createIndex(BY_EXERCISE, 'exerciseId');
    create(db, 'progress');
    create(db, 'setAside');
  },
  (db) => void create(db, 'study'),
];

/** The version of the database that this code reads and writes. */
export const DATABASE_VERSION = STRUCTURE_STEPS.length;

/** Another tab wanted the database for itself, or the browser ended the connection. */
export type LossCause = 'displaced' | 'terminated';

export interface IndexedDbOptions {
  readonly name: string;
  /** Called once when the browser or another tab took the database away. */
  readonly onLost: (cause: LossCause) => void;
}

/** Opens the database, bringing an older one up to date. Rejects where the browser gives no storage. */
export async function openIndexedDbStore(options: IndexedDbOptions): Promise<RecordStore> {
  let isNew = false;
  const db = await openDB(options.name, DATABASE_VERSION, {
    upgrade: (opened, from) => {
      isNew = from === 0;
      for (const step of STRUCTURE_STEPS.slice(from)) step(opened);
    },
    // A newer page wants to upgrade the database, or the person deletes it: an old tab must not stand in the way.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
      options.onLost('displaced');
    },
    terminated: () => options.onLost('terminated'),
  });
  return { ...createStore(db), isNew };
}

function create(db: IDBPDatabase, name: StoreName) {
  return db.createObjectStore(name, { keyPath: KEY_FIELDS[name] });
}

function createStore(db: IDBPDatabase): RecordStore {
  return {
    get: (store, key) => db.get(store, key),
    getAll: async (store, exerciseId) => {
      if (exerciseId === undefined) return db.getAll(store);
      if (KEY_FIELDS[store] !== 'exerciseId') return db.getAllFromIndex(store, BY_EXERCISE, exerciseId);
      const record: unknown = await db.get(store, exerciseId);
      return record === undefined ? [] : [record];
    },
    getKeys: async (store) => (await db.getAllKeys(store)).filter((key) => typeof key === 'string'),
    put: async (entries) => {
      if (entries.length === 0) return;
      const transaction = db.transaction([...new Set(entries.map((entry) => entry.store))], 'readwrite');
      const puts: Promise<unknown>[] = [];
      try {
        for (const { store, record } of entries) puts.push(transaction.objectStore(store).put(record));
      } catch (cause) {
        // A record that cannot be copied throws at once; left alone, the transaction would commit those before it.
        transaction.abort();
        await Promise.allSettled([...puts, transaction.done]);
        throw cause;
      }
      await Promise.all([...puts, transaction.done]);
    },
    decide: async (store, key, decision) => {
      const transaction = db.transaction(store, 'readwrite');
      const record = decision(await transaction.store.get(key));
      if (record === null) return transaction.done;
      await Promise.all([transaction.store.put(record), transaction.done]);
    },
    delete: async (keys) => {
      if (keys.length === 0) return;
      const transaction = db.transaction([...new Set(keys.map((entry) => entry.store))], 'readwrite');
      await Promise.all([
        ...keys.map((entry) => transaction.objectStore(entry.store).delete(entry.key)),
        transaction.done,
      ]);
    },
    clear: async () => {
      const names = [...db.objectStoreNames];
      const transaction = db.transaction(names, 'readwrite');
      await Promise.all([...names.map((name) => transaction.objectStore(name).clear()), transaction.done]);
    },
    close: () => db.close(),
  };
}
