import { KEY_FIELDS, type RecordStore, STORE_NAMES, type StoreName } from './record-store.ts';

/** Keeps records in this tab only: what the lab falls back to when the browser gives no storage. */
export function createMemoryStore(): RecordStore {
  const stores = new Map(STORE_NAMES.map((name) => [name, new Map<string, unknown>()]));
  const storeOf = (name: StoreName): Map<string, unknown> => {
    const store = stores.get(name);
    if (store === undefined) throw new Error(`no store is named ${name}`);
    return store;
  };
  const prepare = (name: StoreName, record: object) => {
    const copy: unknown = structuredClone(record);
    return () => void storeOf(name).set(keyOf(name, record), copy);
  };
  return {
    get: (name, key) => later(() => structuredClone(storeOf(name).get(key))),
    getAll: (name, exerciseId) =>
      later(() =>
        [...storeOf(name).values()]
          .filter((record) => exerciseId === undefined || belongsTo(record, exerciseId))
          .map((record): unknown => structuredClone(record)),
      ),
    getKeys: (name) => later(() => [...storeOf(name).keys()]),
    put: (entries) =>
      later(() => {
        // All copies first: one record that cannot be copied must leave the others unwritten.
        for (const write of entries.map(({ store, record }) => prepare(store, record))) write();
      }),
    decide: (name, key, decision) =>
      later(() => {
        const record = decision(structuredClone(storeOf(name).get(key)));
        if (record !== null) prepare(name, record)();
      }),
    delete: (keys) =>
      later(() => {
        for (const { store, key } of keys) storeOf(store).delete(key);
      }),
    clear: () =>
      later(() => {
        for (const store of stores.values()) store.clear();
      }),
    close: () => undefined,
  };
}

/** As a database does: the answer comes later, and a fault is a rejection. */
function later<T>(work: () => T): Promise<T> {
  return Promise.resolve().then(work);
}

function keyOf(name: StoreName, record: object): string {
  const key: unknown = Reflect.get(record, KEY_FIELDS[name]);
  if (typeof key !== 'string') throw new Error(`a record for ${name} has no ${KEY_FIELDS[name]}`);
  return key;
}

function belongsTo(record: unknown, exerciseId: string): boolean {
  return typeof record === 'object' && record !== null && Reflect.get(record, 'exerciseId') === exerciseId;
}
