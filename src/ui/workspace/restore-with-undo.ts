import type { Workspace } from '#session/state.ts';
import { strings } from '#ui/strings.ts';
import { showToast } from '#ui/toasts.ts';
import { workspaceStrings } from './strings.ts';

/** Puts a text into the editor and offers the way back. */
export function restoreWithUndo(workspace: Workspace, code: string): void {
  const before = workspace.store.getState().code;
  workspace.actions.restore(code);
  showToast(workspaceStrings.restored, {
    label: strings.undo,
    run: () => workspace.actions.restore(before),
  });
}

/** Puts the starter back and offers the way back. */
export function resetWithUndo(workspace: Workspace): void {
  const before = workspace.store.getState().code;
  workspace.actions.reset();
  showToast(workspaceStrings.resetDone, {
    label: strings.undo,
    run: () => workspace.actions.restore(before),
  });
}
