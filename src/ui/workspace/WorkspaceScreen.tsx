import { Button } from '#ui/controls/Button.tsx';
import { ScreenMessage } from '#ui/shell/ScreenMessage.tsx';
import { strings } from '#ui/strings.ts';
import { useEffect, useMemo } from 'react';
import { Link } from 'wouter';
import { followRun } from './follow-run.ts';
import { workspaceStrings } from './strings.ts';
import { type Place, useWorkspace } from './use-workspace.ts';
import { WorkspaceContext, createView } from './view-state.ts';
import { WorkspaceSkeleton } from './WorkspaceSkeleton.tsx';
import { WorkspaceView } from './WorkspaceView.tsx';

/** One exercise, or free play on one data set: task, editor, results. `runId` asks to show an earlier attempt. */
export function WorkspaceScreen({
  kind,
  id,
  runId,
}: Place & {
  readonly runId: string | null;
}) {
  const { opened, retry } = useWorkspace({ kind, id });
  const workspace = opened.status === 'ready' ? opened.workspace : null;
  const context = useMemo(() => (workspace === null ? null : { workspace, view: createView() }), [workspace]);
  useEffect(() => {
    if (context === null) return;
    return followRun(context.workspace, context.view, () => performance.now());
  }, [context]);
  useEffect(() => {
    if (context === null || runId === null) return;
    context.workspace.actions.showAttempt(runId);
    context.view.setState({ tab: 'training', pane: 'results' });
  }, [context, runId]);

  if (opened.status === 'failed')
    return (
      <ScreenMessage title={workspaceStrings.failedTitle} text={opened.error.message} isAlert>
        <Button variant="primary" onPress={retry}>
          {workspaceStrings.retry}
        </Button>
        <Link href="/">{strings.toExercises}</Link>
      </ScreenMessage>
    );
  if (context === null) return <WorkspaceSkeleton />;
  return (
    <WorkspaceContext value={context}>
      <WorkspaceView />
    </WorkspaceContext>
  );
}
