import { downloadCode } from '#ui/download.ts';
import { useCommands } from '#ui/use-commands.ts';
import { useState } from 'react';
import { focusNextPane } from './focus-pane.ts';
import { resetWithUndo } from './restore-with-undo.ts';
import { RUNNING } from './run-phase.ts';
import { VersionsDialog } from './VersionsDialog.tsx';
import { type ResultTab, useOpenWorkspace } from './view-state.ts';

/** What the commands do here, and the dialog that one of them opens. */
export function WorkspaceCommands() {
  const { workspace, view } = useOpenWorkspace();
  const { store, actions } = workspace;
  const [areVersionsOpen, setAreVersionsOpen] = useState(false);
  const isBusy = (): boolean => RUNNING.has(store.getState().run.status);
  const show = (tab: ResultTab) => () => view.setState({ tab, pane: 'results' });
  useCommands({
    run: () => {
      if (!isBusy()) void actions.run();
    },
    submit: () => {
      if (!isBusy()) void actions.submit();
    },
    stop: () => {
      if (isBusy()) actions.stop();
    },
    'next-pane': () => focusNextPane(1),
    'previous-pane': () => focusNextPane(-1),
    'show-data': show('data'),
    'show-training': show('training'),
    'show-console': show('console'),
    'show-verdict': show('verdict'),
    'open-hint': () => {
      actions.openHint();
      view.setState({ pane: 'task' });
    },
    'reset-code': () => resetWithUndo(workspace),
    'download-code': () => {
      const { exercise, code } = store.getState();
      downloadCode(exercise.id, code);
    },
    'show-versions': () => setAreVersionsOpen(true),
  });
  return areVersionsOpen ? <VersionsDialog onClose={() => setAreVersionsOpen(false)} /> : null;
}
