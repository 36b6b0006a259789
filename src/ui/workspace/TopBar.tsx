import { RunControls } from './RunControls.tsx';
import { SaveIndicator } from './SaveIndicator.tsx';
import { SeedField } from './SeedField.tsx';
import { WorkspaceMenu } from './WorkspaceMenu.tsx';

/** The workspace's part of the header. On a narrow screen the rest is at the bottom. */
export function TopBar({ isNarrow }: { readonly isNarrow: boolean }) {
  return (
    <>
      {!isNarrow && <SaveIndicator />}
      {!isNarrow && <SeedField />}
      {!isNarrow && <RunControls />}
      <WorkspaceMenu />
    </>
  );
}
