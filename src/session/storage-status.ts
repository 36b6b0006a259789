import { within } from '#content/within.ts';
import { type StoreApi, createStore } from 'zustand/vanilla';
import type { StorageProblem, StorageState } from './state.ts';

/** Deleting and importing wait for the numbers, which some browsers never give. */
const DEADLINE_MS = 3000;

/** What the screens show of the browser's storage. */
export interface StorageStatus {
  readonly store: StoreApi<StorageState>;
  /** Reads usage and quota again. */
  refresh(): Promise<void>;
  showProblem(problem: StorageProblem): void;
  /** Asks the browser not to evict the lab's data; resolves with whether it agreed. */
  requestPersistence(): Promise<boolean>;
}

/** `manager` is null on pages without a secure context. */
export function createStorageStatus(manager: StorageManager | null): StorageStatus {
  const store = createStore<StorageState>(() => ({
    usageBytes: null,
    quotaBytes: null,
    isPersistent: false,
    problem: null,
  }));
  return {
    store,
    refresh: async () => {
      try {
        if (manager === null) return;
        const asked = Promise.all([manager.estimate(), manager.persisted()]);
        const [estimate, isPersistent] = await within(asked, DEADLINE_MS, () => new Error('no answer'));
        store.setState({
          usageBytes: estimate.usage ?? null,
          quotaBytes: estimate.quota ?? null,
          isPersistent,
        });
      } catch {
        // Some browsers refuse in private windows, or never answer: then nothing is known, and `problem` says why.
      }
    },
    showProblem: (problem) => store.setState({ problem }),
    requestPersistence: async () => {
      const isPersistent = (await manager?.persist().catch(() => false)) ?? false;
      store.setState({ isPersistent });
      return isPersistent;
    },
  };
}
