import { Button } from '#ui/controls/Button.tsx';
import { Prose } from '#ui/controls/Prose.tsx';
import { useStore } from 'zustand';
import styles from './Hints.module.css';
import { workspaceStrings } from './strings.ts';
import { useOpenWorkspace } from './view-state.ts';

/** Hints, least revealing first, opened one at a time; opened ones can be folded. */
export function Hints() {
  const { workspace } = useOpenWorkspace();
  const hints = useStore(workspace.store, (state) => state.texts.hintsHtml);
  const opened = useStore(workspace.store, (state) => state.openedHints);
  const { task } = workspaceStrings;
  if (hints.length === 0) return <p className={styles.none}>{task.noHints}</p>;
  return (
    <div className={styles.hints}>
      {hints.slice(0, opened).map((hint) => (
        <details key={hint.title} open className={styles.hint}>
          <summary>{hint.title}</summary>
          <Prose html={hint.html} />
        </details>
      ))}
      {opened < hints.length && (
        <Button size="small" onPress={() => workspace.actions.openHint()}>
          {task.openHint(opened + 1, hints.length)}
        </Button>
      )}
    </div>
  );
}
