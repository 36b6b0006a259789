import { within } from '#content/within.ts';
import type { StorageProblem } from '#session/state.ts';
import { type LossCause, openIndexedDbStore } from './indexed-db-store.ts';
import { type LabStorage, createLabStorage } from './lab-storage.ts';
import { createMemoryStore } from './memory-store.ts';
import type { RecordStore } from './record-store.ts';
import { type ReopeningStore, createReopeningStore } from './reopening-store.ts';

export interface OpenStorageOptions {
  /** Name of the database. */
  readonly name: string;
  readonly now: () => number;
  /** Something about storage for the screen; called again when there is something else. */
  readonly onProblem: (problem: StorageProblem) => void;
  /** Opens the place where records lie; by default IndexedDB. */
  readonly open?: (name: string, onLost: (cause: LossCause) => void) => Promise<RecordStore>;
  readonly deadlineMs?: number;
}

/** Several times what a slow disk needs; in some states of Safari a database never answers. */
const DEADLINE_MS = 5000;

/** Opens the lab's storage; without IndexedDB work lives in this tab only, and `onProblem` says so. */
export async function openStorage(options: OpenStorageOptions): Promise<LabStorage> {
  const { name, now, onProblem, deadlineMs = DEADLINE_MS } = options;
  const open = options.open ?? ((name, onLost) => openIndexedDbStore({ name, onLost }));
  const listeners = new Set<() => void>();
  let reopening: ReopeningStore | null = null;
  const onLost = (cause: LossCause): void => {
    if (cause === 'terminated') {
      reopening?.renew();
      return;
    }
    reopening?.giveUp();
    onProblem({ isSaving: false, message: DISPLACED });
  };
  const connect = async (): Promise<RecordStore> => {
    const opening = open(name, onLost);
    return within(opening, deadlineMs, () => {
      // A connection that comes late would hold up other tabs.
      void opening.then((late) => late.close()).catch(() => undefined);
      return new SilentStorageError();
    });
  };
  const store = await connect().then(
    (first) => {
      reopening = createReopeningStore({
        first,
        reopen: connect,
        onReopened: (isNew) => {
          onProblem({ isSaving: true, message: isNew ? EMPTIED : REOPENED });
          for (const listener of listeners) listener();
        },
        onGone: () => onProblem({ isSaving: false, message: GONE }),
      });
      return reopening.store;
    },
    (cause: unknown) => {
      onProblem({ isSaving: false, message: explain(cause) });
      return createMemoryStore();
    },
  );
  let damaged = 0;
  return createLabStorage({
    store,
    now,
    onReopened: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onSetAside: (records) => {
      damaged += records;
      onProblem({
        isSaving: true,
        message: `${damaged === 1 ? 'One saved record' : `${damaged} saved records`} could not be read and was set aside; the rest of your work is here. Nothing was deleted.`,
      });
    },
  });
}

class SilentStorageError extends Error {
  override readonly name = 'SilentStorageError';
}

const DISPLACED =
  'The browser closed the storage of this tab, perhaps because a newer version of the lab was opened in another one. Your code is still in the editor: download it, then reload this page.';
const GONE =
  'The browser closed the storage of this tab, and it did not open again. Your code is still in the editor: download it, then reload this page.';
const REOPENED =
  'The browser closed the storage of this tab, and the lab has opened it again. What you saved before is there, and saving goes on. Nothing needs to be done.';
const EMPTIED =
  'The storage of this site was emptied while the lab was open, by the browser or by someone in its settings: earlier drafts, runs and models are gone. The code that is open in the lab is kept, and saving goes on. If you have a backup, import it under Settings.';

function explain(cause: unknown): string {
  if (cause instanceof SilentStorageError)
    return 'The browser’s storage does not answer; the reason is not known. What you saved before is not shown, and new work lives in this tab only and is gone when it closes. Reload the page to try again; export a backup before you leave.';
  if (cause instanceof Error && cause.name === 'VersionError')
    return 'Your saved work was written by a newer version of the lab, so this page leaves it alone and keeps new work in this tab only. Reload the page to get the newer version.';
  return 'This browser gives the lab no storage (a private window, or storage is blocked for this site), so your work lives in this tab only and is gone when it closes. Allow storage for this site, or export a backup before you leave.';
}
