import { RunControls } from './RunControls.tsx';
import { SaveIndicator } from './SaveIndicator.tsx';
import { SeedField } from './SeedField.tsx';
import { WorkspaceMenu } from './WorkspaceMenu.tsx';

/** The workspace's part of the header. On a narrow screen the run's buttons are at the bottom instead. */
export function TopBar({ isNarrow }: { readonly isNarrow: boolean }) {
  return (
    <>
      <SaveIndicator />
      {!isNarrow && <SeedField />}
      {!isNarrow && <RunControls />}
      <WorkspaceMenu />
    </>
  );
}
