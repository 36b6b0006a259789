import { formatBytes, formatNumber } from '#core/number-text.ts';
import { strings } from '#ui/strings.ts';
import { useStore } from 'zustand';
import { SaveIndicator } from './SaveIndicator.tsx';
import { SeedField } from './SeedField.tsx';
import styles from './StatusFacts.module.css';
import { workspaceStrings } from './strings.ts';
import { useOpenWorkspace } from './view-state.ts';

/** The run's memory and how to leave the editor; on a narrow screen what the header has no room for. */
export function StatusFacts({ isNarrow }: { readonly isNarrow: boolean }) {
  const { workspace } = useOpenWorkspace();
  const memory = useStore(workspace.store, (state) =>
    state.run.status === 'running' ? state.run.memory : null,
  );
  return (
    <>
      {memory !== null && !isNarrow && (
        <span>{workspaceStrings.memory(formatNumber(memory.tensors, 9), formatBytes(memory.sizeBytes))}</span>
      )}
      {isNarrow ? (
        <span className={styles.end}>
          <SaveIndicator />
          <SeedField />
        </span>
      ) : (
        <span className={styles.end}>{strings.leaveEditor}</span>
      )}
    </>
  );
}
