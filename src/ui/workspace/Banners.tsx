import { runCommand } from '#ui/commands.ts';
import { Button } from '#ui/controls/Button.tsx';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import styles from './Banners.module.css';
import { workspaceStrings } from './strings.ts';
import { useOpenWorkspace } from './view-state.ts';

/** What needs a decision before work goes on. */
export function Banners() {
  const { workspace, view } = useOpenWorkspace();
  const { actions, store } = workspace;
  const interrupted = useStore(store, (state) => state.interrupted);
  const save = useStore(store, (state) => state.save);
  const notice = useStore(store, (state) => state.notice);
  const isComparing = useStore(view, (state) => state.codeView === 'theirs');
  const words = workspaceStrings.banner;
  return (
    <>
      {save.status === 'conflict' && (
        <Banner text={words.conflict} isUrgent>
          <Button
            size="small"
            onPress={() => view.setState({ codeView: isComparing ? 'solution' : 'theirs' })}
          >
            {isComparing ? words.hideTheirs : words.viewTheirs}
          </Button>
          <Button size="small" onPress={() => actions.resolveConflict('mine')}>
            {words.keepMine}
          </Button>
          <Button size="small" onPress={() => actions.resolveConflict('theirs')}>
            {words.takeTheirs}
          </Button>
        </Banner>
      )}
      {save.status === 'failed' && (
        <Banner text={save.message} isUrgent>
          <Button size="small" onPress={() => void runCommand('download-code')}>
            {workspaceStrings.download}
          </Button>
        </Banner>
      )}
      {notice !== null && (
        <Banner text={notice} isUrgent>
          <Button size="small" onPress={() => actions.dismissNotice()}>
            {words.dismiss}
          </Button>
        </Banner>
      )}
      {interrupted !== null && (
        <Banner text={words.interrupted(interrupted.run.number, interrupted.run.model?.epoch ?? null)}>
          {interrupted.canResume && (
            <Button size="small" variant="primary" onPress={() => void actions.resume()}>
              {words.resume}
            </Button>
          )}
          <Button size="small" onPress={() => actions.dismissInterrupted()}>
            {words.dismiss}
          </Button>
        </Banner>
      )}
    </>
  );
}

function Banner({
  text,
  isUrgent = false,
  children,
}: {
  readonly text: string;
  readonly isUrgent?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div role={isUrgent ? 'alert' : 'status'} className={styles.banner} data-urgent={isUrgent}>
      <p className={styles.text}>{text}</p>
      <div className={styles.actions}>{children}</div>
    </div>
  );
}
