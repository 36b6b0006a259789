import type { LabStorage } from '#session/storage/lab-storage.ts';
import { type DraftRecord, RECORD_VERSION } from '#session/storage/records.ts';
import type { DraftChannel } from './draft-channel.ts';
import type { SaveState } from './state.ts';

/** Quiet time after the last key before a draft is saved. */
const QUIET_MS = 500;
/** A draft is saved at the latest this long after the first unsaved key, even while typing goes on. */
const LONGEST_WAIT_MS = 1500;

/** The part of a workspace that a draft keeps. */
export interface DraftText {
  readonly code: string;
  readonly seed: number;
  readonly openedHints: number;
}

export interface DraftKeeperOptions {
  readonly exerciseId: string;
  readonly storage: LabStorage;
  readonly channel: DraftChannel;
  readonly now: () => number;
  readonly read: () => DraftText;
  readonly onSave: (state: SaveState) => void;
  /** Null when no draft was saved before. */
  readonly stored: DraftRecord | null;
}

/** Saves one exercise's draft soon after each change, and notices when another tab saved a different text. */
export interface DraftKeeper {
  /** Call after every change. */
  touch(): void;
  /** Saves what is unsaved, now. */
  flush(): Promise<void>;
  /** Puts this tab's text over the other tab's. */
  keepMine(): Promise<void>;
  /** Follows the other tab's text, which the caller puts into the editor. */
  followTheirs(): void;
  /** Call `flush` before: what is unsaved then is lost. */
  dispose(): void;
}

export function createDraftKeeper(options: DraftKeeperOptions): DraftKeeper {
  const { exerciseId, storage, channel, now, read, onSave } = options;
  let revision = options.stored?.revision ?? 0;
  let savedText = options.stored?.code ?? null;
  let theirs: { readonly code: string; readonly revision: number; readonly at: number } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dirtySince: number | null = null;
  let queue = Promise.resolve();

  const showConflict = (other: { code: string; revision: number; at: number }): void => {
    theirs = other;
    onSave({ status: 'conflict', theirs: other.code, at: other.at });
  };

  const save = async (): Promise<void> => {
    if (dirtySince === null || theirs !== null) return;
    const text = read();
    const since = dirtySince;
    dirtySince = null;
    const at = now();
    const saved = await storage.saveDraft(
      {
        version: RECORD_VERSION,
        exerciseId,
        code: text.code,
        seed: text.seed,
        openedHints: text.openedHints,
        savedAt: at,
      },
      revision,
    );
    if (!saved.ok) {
      dirtySince ??= since;
      onSave({ status: 'failed', message: saved.error.message });
      return;
    }
    if (saved.value.kind === 'conflict') {
      const { stored } = saved.value;
      showConflict({ code: stored.code, revision: stored.revision, at: stored.savedAt });
      return;
    }
    revision = saved.value.revision;
    savedText = text.code;
    channel.post({ exerciseId, code: text.code, revision, at });
    onSave(isDirty() ? { status: 'unsaved' } : { status: 'saved', at });
  };
  // A new key may come while a save is under way; the compiler does not see that through the closure.
  const isDirty = (): boolean => dirtySince !== null;

  // One save at a time: a second one must know the revision that the first one led to.
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    queue = queue.then(save);
    return queue;
  };

  const stopListening = channel.listen((message) => {
    if (message.exerciseId !== exerciseId) return;
    if (message.code === read().code) {
      // Both tabs hold the same text: follow the other's count, nothing is to be decided.
      revision = Math.max(revision, message.revision);
      savedText = message.code;
      theirs = null;
      onSave(isDirty() ? { status: 'unsaved' } : { status: 'saved', at: message.at });
    } else if (message.code !== savedText || theirs !== null) {
      showConflict(message);
    } else {
      revision = Math.max(revision, message.revision);
    }
  });

  // The browser may have emptied the storage: the draft that is open must be in it again.
  const stopWatching = storage.onReopened(() => {
    if (theirs !== null || (savedText === null && dirtySince === null)) return;
    dirtySince ??= now();
    void flush();
  });

  return {
    touch: () => {
      if (theirs !== null) return;
      dirtySince ??= now();
      onSave({ status: 'unsaved' });
      clearTimeout(timer);
      const wait = Math.min(QUIET_MS, Math.max(0, dirtySince + LONGEST_WAIT_MS - now()));
      timer = setTimeout(() => void flush(), wait);
    },
    flush,
    keepMine: () => {
      revision = Math.max(revision, theirs?.revision ?? 0);
      theirs = null;
      dirtySince = now();
      return flush();
    },
    followTheirs: () => {
      if (theirs === null) return;
      revision = Math.max(revision, theirs.revision);
      savedText = theirs.code;
      onSave({ status: 'saved', at: theirs.at });
      theirs = null;
      dirtySince = null;
    },
    dispose: () => {
      clearTimeout(timer);
      stopListening();
      stopWatching();
    },
  };
}
