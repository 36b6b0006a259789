import type { RecordStore } from './record-store.ts';

export interface ReopeningOptions {
  readonly first: RecordStore;
  readonly reopen: () => Promise<RecordStore>;
  /** `isNew` says that the place was empty: what had been kept there is gone. */
  readonly onReopened: (isNew: boolean) => void;
  readonly onGone: () => void;
}

/** A store whose connection the browser may end at any time. */
export interface ReopeningStore {
  readonly store: RecordStore;
  /** The connection has ended: opens another, unless that was given up. */
  renew(): void;
  /** The connection was given up for another tab, and no other is to be opened. */
  giveUp(): void;
}

/**
 * Does each piece of work on a new connection once more when the old one ends under it. That is safe: a transaction that was cut
 * off has left nothing behind.
 */
export function createReopeningStore({
  first,
  reopen,
  onReopened,
  onGone,
}: ReopeningOptions): ReopeningStore {
  let current = Promise.resolve(first);
  let isRenewing = false;
  let isGivenUp = false;

  const renew = (): void => {
    if (isRenewing || isGivenUp) return;
    isRenewing = true;
    const before = current;
    current = reopen().then(
      (next) => {
        isRenewing = false;
        if (isGivenUp) next.close();
        else onReopened(next.isNew === true);
        return next;
      },
      () => {
        isRenewing = false;
        onGone();
        return before;
      },
    );
  };
  const run = async <T>(work: (store: RecordStore) => Promise<T>): Promise<T> => {
    const used = await current;
    try {
      return await work(used);
    } catch (cause) {
      if (!isDisconnection(cause) || isGivenUp) throw cause;
      // Safari reports the loss by failing requests, and not always by an event.
      if ((await current) === used) renew();
      const next = await current;
      if (next === used) throw cause;
      return work(next);
    }
  };
  return {
    renew,
    giveUp: () => (isGivenUp = true),
    store: {
      get: (store, key) => run((db) => db.get(store, key)),
      getAll: (store, exerciseId) => run((db) => db.getAll(store, exerciseId)),
      getKeys: (store) => run((db) => db.getKeys(store)),
      put: (entries) => run((db) => db.put(entries)),
      decide: (store, key, decision) => run((db) => db.decide(store, key, decision)),
      delete: (keys) => run((db) => db.delete(keys)),
      clear: () => run((db) => db.clear()),
      close: () => {
        isGivenUp = true;
        void current.then((db) => db.close());
      },
    },
  };
}

/** What browsers throw on a connection that has ended, before and during a transaction; `UnknownError` is Safari's. */
function isDisconnection(cause: unknown): boolean {
  return (
    cause instanceof DOMException && ['InvalidStateError', 'AbortError', 'UnknownError'].includes(cause.name)
  );
}
