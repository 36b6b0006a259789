import { NARROW, useMedia } from '#ui/media.ts';
import { ShellPortal } from '#ui/shell/ShellPortal.tsx';
import { useTitle } from '#ui/use-title.ts';
import { useStore } from 'zustand';
import { Banners } from './Banners.tsx';
import { describePercent } from './describe-run.ts';
import { NarrowLayout } from './NarrowLayout.tsx';
import { RunControls } from './RunControls.tsx';
import { StatusFacts } from './StatusFacts.tsx';
import { TopBar } from './TopBar.tsx';
import { useOpenWorkspace } from './view-state.ts';
import { WideLayout } from './WideLayout.tsx';
import { WorkspaceCommands } from './WorkspaceCommands.tsx';
import styles from './WorkspaceView.module.css';

export function WorkspaceView() {
  const { workspace } = useOpenWorkspace();
  const isNarrow = useMedia(NARROW);
  const title = useStore(workspace.store, (state) => state.subject.title);
  const percent = useStore(workspace.store, describePercent);
  useTitle(percent === null ? title : `${percent} · ${title}`, percent !== null);
  return (
    <div className={styles.view}>
      <WorkspaceCommands />
      <ShellPortal slot="header">
        <TopBar isNarrow={isNarrow} />
      </ShellPortal>
      <ShellPortal slot="status">
        <StatusFacts isNarrow={isNarrow} />
      </ShellPortal>
      <Banners />
      <div className={styles.panes}>{isNarrow ? <NarrowLayout /> : <WideLayout />}</div>
      {isNarrow && (
        <div className={styles.actions}>
          <RunControls />
        </div>
      )}
    </div>
  );
}
