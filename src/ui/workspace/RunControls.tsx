import { Button } from '#ui/controls/Button.tsx';
import { Icon } from '#ui/controls/Icon.tsx';
import { Keys } from '#ui/controls/Keys.tsx';
import { COMMANDS } from '#ui/commands.ts';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { RUNNING } from './run-phase.ts';
import styles from './RunControls.module.css';
import { workspaceStrings } from './strings.ts';
import { useOpenWorkspace } from './view-state.ts';

/** Stop, Run and, where there is something to score, Submit. */
export function RunControls() {
  const { workspace } = useOpenWorkspace();
  const run = useStore(workspace.store, (state) => state.run);
  const isScored = useStore(workspace.store, (state) => state.exercise !== null);
  const isBusy = RUNNING.has(run.status);
  const isStopping = run.status === 'running' && run.isStopping;
  const runButton = useRef<HTMLButtonElement>(null);
  const stopHadFocus = useRef(false);
  useEffect(() => {
    // The run has ended under a focused Stop button, which now is disabled: keep the keyboard's place.
    if (isBusy || !stopHadFocus.current) return;
    stopHadFocus.current = false;
    runButton.current?.focus();
  }, [isBusy]);
  return (
    <>
      <Button
        isDisabled={!isBusy}
        onPress={() => workspace.actions.stop()}
        onFocusChange={(hasFocus) => {
          if (hasFocus || isBusy) stopHadFocus.current = hasFocus;
        }}
      >
        <Icon name="stop" />
        {isStopping ? workspaceStrings.stopping : workspaceStrings.stop}
      </Button>
      <Button
        ref={runButton}
        variant="primary"
        className={styles.run}
        isPending={isBusy}
        onPress={() => void workspace.actions.run()}
      >
        <Icon name="play" />
        {isBusy ? workspaceStrings.running : workspaceStrings.run}
        <span className={styles.keys} aria-hidden="true">
          <Keys keys={COMMANDS.run.keys} isOnAccent />
        </span>
      </Button>
      {isScored && (
        <Button isPending={isBusy} onPress={() => void workspace.actions.submit()}>
          {workspaceStrings.submit}
        </Button>
      )}
    </>
  );
}
