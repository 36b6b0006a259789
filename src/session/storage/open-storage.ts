import { type LabStorage, createLabStorage } from './lab-storage.ts';
import { openIndexedDbStore } from './indexed-db-store.ts';
import { createMemoryStore } from './memory-store.ts';
import type { RecordStore } from './record-store.ts';

export interface OpenStorageOptions {
  /** Name of the database. */
  readonly name: string;
  readonly now: () => number;
  /** A sentence about storage for the screen; called again when there is another. */
  readonly onProblem: (problem: string) => void;
  /** Opens the place where records lie; by default IndexedDB. */
  readonly open?: (name: string, onLost: () => void) => Promise<RecordStore>;
}

const LOST =
  'The browser closed the storage of this tab, perhaps because a newer version of the lab was opened in another one. Your code is still in the editor: download it, then reload this page.';

/** Opens the lab's storage; without IndexedDB work lives in this tab only, and `onProblem` says so. */
export async function openStorage(options: OpenStorageOptions): Promise<LabStorage> {
  const open = options.open ?? ((name, onLost) => openIndexedDbStore({ name, onLost }));
  const store = await open(options.name, () => options.onProblem(LOST)).catch((cause: unknown) => {
    options.onProblem(explain(cause));
    return createMemoryStore();
  });
  let damaged = 0;
  return createLabStorage({
    store,
    now: options.now,
    onSetAside: (records) => {
      damaged += records;
      options.onProblem(
        `${damaged === 1 ? 'One saved record' : `${damaged} saved records`} could not be read and was set aside; the rest of your work is here. Nothing was deleted.`,
      );
    },
  });
}

function explain(cause: unknown): string {
  if (cause instanceof Error && cause.name === 'VersionError') {
    return 'Your saved work was written by a newer version of the lab, so this page leaves it alone and keeps new work in this tab only. Reload the page to get the newer version.';
  }
  return 'This browser gives the lab no storage (a private window, or storage is blocked for this site), so your work lives in this tab only and is gone when it closes. Allow storage for this site, or export a backup before you leave.';
}
