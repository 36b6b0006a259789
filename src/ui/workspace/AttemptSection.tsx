import { useStore } from 'zustand';
import { AttemptList } from './AttemptList.tsx';
import styles from './AttemptSection.module.css';
import { listRuns } from './find-run.ts';
import { workspaceStrings } from './strings.ts';
import { useOpenWorkspace } from './view-state.ts';

/** The attempts, always in sight below the task, however long its text. */
export function AttemptSection() {
  const { workspace } = useOpenWorkspace();
  const count = useStore(workspace.store, (state) => listRuns(state).length);
  return (
    <section aria-labelledby="attempts-heading" className={styles.section}>
      <h2 id="attempts-heading" className={styles.heading}>
        {workspaceStrings.task.attempts}
        {count > 0 && <span className={styles.count}> {count}</span>}
      </h2>
      <div className={styles.list}>
        <AttemptList />
      </div>
    </section>
  );
}
