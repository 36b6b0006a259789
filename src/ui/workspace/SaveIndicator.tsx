import type { SaveState } from '#session/state.ts';
import { formatTime } from '#ui/format.ts';
import { useStore } from 'zustand';
import styles from './SaveIndicator.module.css';
import { workspaceStrings } from './strings.ts';
import { useOpenWorkspace } from './view-state.ts';

/** Whether the text is safe. */
export function SaveIndicator() {
  const { workspace } = useOpenWorkspace();
  const save = useStore(workspace.store, (state) => state.save);
  return (
    <span className={styles.save} data-status={save.status}>
      {describeSave(save)}
      {save.status === 'saved' && save.at !== null && (
        <span className={styles.time}> {formatTime(save.at)}</span>
      )}
    </span>
  );
}

function describeSave(save: SaveState): string {
  switch (save.status) {
    case 'saved':
      return workspaceStrings.saved;
    case 'unsaved':
      return workspaceStrings.unsaved;
    case 'failed':
      return workspaceStrings.saveFailed;
    case 'conflict':
      return workspaceStrings.saveConflict;
  }
}
