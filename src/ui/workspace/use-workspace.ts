import type { RunError } from '#core/errors.ts';
import type { Workspace } from '#session/state.ts';
import { useLab } from '#ui/lab-context.ts';
import { openCode } from '#ui/open-code.ts';
import { useCallback, useEffect, useState } from 'react';

export type OpenedWorkspace =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly workspace: Workspace }
  | { readonly status: 'failed'; readonly error: RunError };

/** Opens an exercise for as long as the screen is shown, and disposes of it afterwards. */
export function useWorkspace(exerciseId: string): {
  readonly opened: OpenedWorkspace;
  readonly retry: () => void;
} {
  const lab = useLab();
  const [opened, setOpened] = useState<OpenedWorkspace>({ status: 'loading' });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    let dispose: () => void = () => undefined;
    void lab.openWorkspace(exerciseId).then((result) => {
      if (!result.ok) {
        if (isCurrent) setOpened({ status: 'failed', error: result.error });
        return;
      }
      const workspace = result.value;
      if (!isCurrent) {
        workspace.dispose();
        return;
      }
      const keepCode = (): void =>
        openCode.setState({ exerciseId, code: workspace.store.getState().code }, true);
      keepCode();
      const unsubscribe = workspace.store.subscribe(keepCode);
      dispose = () => {
        unsubscribe();
        openCode.setState(null, true);
        workspace.dispose();
      };
      setOpened({ status: 'ready', workspace });
    });
    return () => {
      isCurrent = false;
      dispose();
    };
  }, [lab, exerciseId, tries]);
  const retry = useCallback(() => {
    setOpened({ status: 'loading' });
    setTries((count) => count + 1);
  }, []);
  return { opened, retry };
}
