import { ActionMenu } from '#ui/controls/ActionMenu.tsx';
import { runCommand } from '#ui/commands.ts';
import { workspaceStrings } from './strings.ts';

/** What is not needed every minute. */
export function WorkspaceMenu() {
  return (
    <ActionMenu
      label={workspaceStrings.more}
      actions={[
        { id: 'reset', label: workspaceStrings.reset, run: () => void runCommand('reset-code') },
        { id: 'versions', label: workspaceStrings.versions, run: () => void runCommand('show-versions') },
        { id: 'download', label: workspaceStrings.download, run: () => void runCommand('download-code') },
        { id: 'task', label: workspaceStrings.showTask, run: () => void runCommand('toggle-task') },
        { id: 'results', label: workspaceStrings.showResults, run: () => void runCommand('toggle-results') },
      ]}
    />
  );
}
