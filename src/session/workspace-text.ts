import type { LabStorage } from '#session/storage/lab-storage.ts';
import type { StoreApi } from 'zustand/vanilla';
import type { DraftKeeper } from './draft-keeper.ts';
import type { CodeVersion, Marker, WorkspaceActions, WorkspaceState } from './state.ts';
import { keepVersion, listVersions } from './versions.ts';

/** Seeds are unsigned 32-bit numbers. */
const MAX_SEED = 0xffffffff;

type TextActions = Pick<
  WorkspaceActions,
  'edit' | 'setSeed' | 'openHint' | 'reset' | 'restore' | 'listVersions' | 'resolveConflict'
>;

export interface TextOptions {
  readonly exerciseId: string;
  readonly store: StoreApi<WorkspaceState>;
  readonly storage: LabStorage;
  readonly drafts: DraftKeeper;
  readonly now: () => number;
  readonly createId: () => string;
}

/** What changes the learner's text. Whatever takes its place, the text before is kept as a version. */
export function createTextActions(options: TextOptions): TextActions {
  const { exerciseId, store, storage, drafts, now, createId } = options;
  const keep = (code: string, reason: CodeVersion['reason']): void => {
    void keepVersion(storage, { id: createId(), exerciseId, code, at: now(), reason });
  };
  const edit = (code: string): void => {
    const { code: before, markers } = store.getState();
    if (code === before) return;
    store.setState({ code, markers: keepMarkers(markers, before, code) });
    drafts.touch();
  };
  const replace = (code: string, reason: CodeVersion['reason']): void => {
    if (code === store.getState().code) return;
    keep(store.getState().code, reason);
    edit(code);
    void drafts.flush();
  };
  return {
    edit,
    setSeed: (seed) => {
      if (!Number.isInteger(seed) || seed < 0 || seed > MAX_SEED) return;
      store.setState({ seed });
      drafts.touch();
    },
    openHint: () => {
      const { openedHints, texts } = store.getState();
      if (openedHints >= texts.hintsHtml.length) return;
      store.setState({ openedHints: openedHints + 1 });
      drafts.touch();
    },
    reset: () => replace(store.getState().texts.starter, 'reset'),
    restore: (code) => replace(code, 'restore'),
    listVersions: () => listVersions(storage, exerciseId),
    resolveConflict: (choice) => {
      const { save, code } = store.getState();
      if (save.status !== 'conflict') return;
      if (choice === 'mine') {
        keep(save.theirs, 'conflict');
        void drafts.keepMine();
        return;
      }
      keep(code, 'conflict');
      store.setState({ code: save.theirs, markers: [] });
      drafts.followTheirs();
    },
  };
}

/** A mark stays as long as its line reads as before. */
function keepMarkers(markers: readonly Marker[], before: string, after: string): readonly Marker[] {
  if (markers.length === 0) return markers;
  const oldLines = before.split('\n');
  const newLines = after.split('\n');
  return markers.filter(({ line }) => oldLines[line - 1] === newLines[line - 1]);
}
