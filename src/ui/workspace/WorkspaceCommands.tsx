import { downloadCode } from '#ui/download.ts';
import { useCommands } from '#ui/use-commands.ts';
import { useState } from 'react';
import { useStore } from 'zustand';
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
  const isScored = useStore(store, (state) => state.exercise !== null);
  const scored = {
    submit: () => {
      if (!isBusy()) void actions.submit();
    },
    'show-verdict': show('verdict'),
    'open-hint': () => {
      actions.openHint();
      view.setState({ pane: 'task' });
    },
  };
  useCommands({
    ...(isScored ? scored : {}),
    run: () => {
      if (!isBusy()) void actions.run();
    },
    stop: () => {
      if (isBusy()) actions.stop();
    },
    'next-pane': () => focusNextPane(1),
    'previous-pane': () => focusNextPane(-1),
    'show-data': show('data'),
    'show-training': show('training'),
    'show-console': show('console'),
    'reset-code': () => resetWithUndo(workspace),
    'download-code': () => {
      const { subject, code } = store.getState();
      downloadCode(subject.id, code);
    },
    'show-versions': () => setAreVersionsOpen(true),
  });
  return areVersionsOpen ? <VersionsDialog onClose={() => setAreVersionsOpen(false)} /> : null;
}
