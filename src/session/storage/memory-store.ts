import { KEY_FIELDS, type RecordStore, STORE_NAMES, type StoreName } from './record-store.ts';

/** Keeps records in this tab only: what the lab falls back to when the browser gives no storage. */
export function createMemoryStore(): RecordStore {
  const stores = new Map(STORE_NAMES.map((name) => [name, new Map<string, unknown>()]));
  const storeOf = (name: StoreName): Map<string, unknown> => {
    const store = stores.get(name);
    if (store === undefined) throw new Error(`no store is named ${name}`);
    return store;
  };
  const put = (name: StoreName, record: object): void => {
    storeOf(name).set(keyOf(name, record), structuredClone(record));
  };
  return {
    get: (name, key) => Promise.resolve(structuredClone(storeOf(name).get(key))),
    getAll: (name, exerciseId) =>
      Promise.resolve(
        [...storeOf(name).values()]
          .filter((record) => exerciseId === undefined || belongsTo(record, exerciseId))
          .map((record) => structuredClone(record)),
      ),
    getKeys: (name) => Promise.resolve([...storeOf(name).keys()]),
    put: (entries) => {
      for (const entry of entries) put(entry.store, entry.record);
      return Promise.resolve();
    },
    decide: (name, key, decision) => {
      const record = decision(structuredClone(storeOf(name).get(key)));
      if (record !== null) put(name, record);
      return Promise.resolve();
    },
    delete: (keys) => {
      for (const { store, key } of keys) storeOf(store).delete(key);
      return Promise.resolve();
    },
    clear: () => {
      for (const store of stores.values()) store.clear();
      return Promise.resolve();
    },
    close: () => undefined,
  };
}

function keyOf(name: StoreName, record: object): string {
  const key: unknown = Reflect.get(record, KEY_FIELDS[name]);
  if (typeof key !== 'string') throw new Error(`a record for ${name} has no ${KEY_FIELDS[name]}`);
  return key;
}

function belongsTo(record: unknown, exerciseId: string): boolean {
  return typeof record === 'object' && record !== null && Reflect.get(record, 'exerciseId') === exerciseId;
}
