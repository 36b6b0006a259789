import { formatBytes } from '#core/number-text.ts';
import { scoreOf } from '#core/verdict.ts';
import type { RunRecord } from '#session/state.ts';
import { ActionMenu, type MenuAction } from '#ui/controls/ActionMenu.tsx';
import { ScoreMark } from '#ui/controls/ScoreMark.tsx';
import { When } from '#ui/controls/When.tsx';
import { RUN_STATUS_NAMES } from '#ui/strings.ts';
import { useStore } from 'zustand';
import styles from './AttemptRow.module.css';
import { restoreWithUndo } from './restore-with-undo.ts';
import { workspaceStrings } from './strings.ts';
import { type OpenWorkspace, useOpenWorkspace } from './view-state.ts';

/** One attempt: a press shows it, the menu does the rest. */
export function AttemptRow({
  run,
  isShown,
  onDelete,
}: {
  readonly run: RunRecord;
  readonly isShown: boolean;
  readonly onDelete: () => void;
}) {
  const open = useOpenWorkspace();
  const isCompared = useStore(open.view, (state) => state.compareId === run.id);
  const isScored = useStore(open.workspace.store, (state) => state.exercise !== null);
  const words = workspaceStrings.attempt;
  const score = run.verdict === null ? null : scoreOf(run.verdict);
  return (
    <li className={styles.row} data-shown={isShown}>
      <button
        type="button"
        className={styles.show}
        aria-current={isShown ? 'true' : undefined}
        onClick={() => {
          open.workspace.actions.showAttempt(run.id);
          open.view.setState({ tab: run.verdict === null ? 'training' : 'verdict', pane: 'results' });
        }}
      >
        <span>
          <b className={styles.number}>#{run.number}</b> <When at={run.startedAt} />
          {isCompared && <span className={styles.tag}>{words.compared}</span>}
        </span>
        {isScored && <ScoreMark score={score} />}
        <span className={styles.detail}>
          {RUN_STATUS_NAMES[run.status]}
          {run.model !== null && `, ${words.modelKept(formatBytes(run.model.sizeBytes))}`}
        </span>
      </button>
      <ActionMenu
        size="small"
        label={words.actions(run.number)}
        actions={listActions(open, run, { isShown, isCompared, onDelete })}
      />
    </li>
  );
}

function listActions(
  { workspace, view }: OpenWorkspace,
  run: RunRecord,
  row: { readonly isShown: boolean; readonly isCompared: boolean; readonly onDelete: () => void },
): readonly MenuAction[] {
  const words = workspaceStrings.attempt;
  return [
    {
      id: 'compare',
      label: row.isCompared ? words.endCompare : words.compare,
      isDisabled: row.isShown && !row.isCompared,
      run: () =>
        view.setState(
          row.isCompared
            ? { compareId: null, codeView: 'solution' }
            : { compareId: run.id, tab: 'training', codeView: 'attempt' },
        ),
    },
    {
      id: 'restore',
      label: words.restore,
      run: () => restoreWithUndo(workspace, run.code),
    },
    {
      id: 'delete',
      label: words.delete,
      isDangerous: true,
      isDisabled: run.status === 'started',
      run: row.onDelete,
    },
  ];
}
