import { formatBytes, formatNumber } from '#core/number-text.ts';
import { strings } from '#ui/strings.ts';
import { useStore } from 'zustand';
import styles from './StatusFacts.module.css';
import { workspaceStrings } from './strings.ts';
import { useOpenWorkspace } from './view-state.ts';

/** The run's memory, and how to leave the editor. */
export function StatusFacts() {
  const { workspace } = useOpenWorkspace();
  const memory = useStore(workspace.store, (state) =>
    state.run.status === 'running' ? state.run.memory : null,
  );
  return (
    <>
      {memory !== null && (
        <span>{workspaceStrings.memory(formatNumber(memory.tensors, 9), formatBytes(memory.sizeBytes))}</span>
      )}
      <span className={styles.leave}>{strings.leaveEditor}</span>
    </>
  );
}
