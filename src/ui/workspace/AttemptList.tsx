import type { RunRecord } from '#session/state.ts';
import { ConfirmDialog } from '#ui/controls/ConfirmDialog.tsx';
import { strings } from '#ui/strings.ts';
import { showToast } from '#ui/toasts.ts';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { AttemptRow } from './AttemptRow.tsx';
import styles from './AttemptList.module.css';
import { listRuns } from './find-run.ts';
import { workspaceStrings } from './strings.ts';
import { useOpenWorkspace } from './view-state.ts';

/** Every attempt at this exercise, newest first. */
export function AttemptList() {
  const { workspace } = useOpenWorkspace();
  const current = useStore(workspace.store, (state) => state.current);
  const attempts = useStore(workspace.store, (state) => state.attempts);
  const runs = useMemo(() => listRuns({ current, attempts }), [current, attempts]);
  const [doomed, setDoomed] = useState<RunRecord | null>(null);
  const words = workspaceStrings.attempt;
  if (runs.length === 0) return <p className={styles.none}>{workspaceStrings.task.noAttempts}</p>;
  return (
    <>
      <ul className={styles.list}>
        {runs.map((run) => (
          <AttemptRow
            key={run.id}
            run={run}
            isShown={run.id === current?.id}
            onDelete={() => setDoomed(run)}
          />
        ))}
      </ul>
      {doomed !== null && (
        <ConfirmDialog
          isOpen
          title={words.deleteTitle(doomed.number)}
          text={words.deleteText}
          confirmLabel={strings.delete}
          onClose={() => setDoomed(null)}
          onConfirm={() => {
            void workspace.actions
              .deleteAttempt(doomed.id)
              .then(() => showToast(words.deleted(doomed.number)));
          }}
        />
      )}
    </>
  );
}
