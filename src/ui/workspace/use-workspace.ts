import type { RunError } from '#core/errors.ts';
import type { Workspace } from '#session/state.ts';
import { useLab } from '#ui/lab-context.ts';
import { openCode } from '#ui/open-code.ts';
import { useCallback, useEffect, useState } from 'react';

export type OpenedWorkspace =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly workspace: Workspace }
  | { readonly status: 'failed'; readonly error: RunError };

/** An exercise, by its id, or free play on a data set, by the data set's. */
export interface Place {
  readonly kind: 'exercise' | 'free-play';
  readonly id: string;
}

/** Opens a place for as long as the screen is shown, and disposes of it afterwards. */
export function useWorkspace({ kind, id }: Place): {
  readonly opened: OpenedWorkspace;
  readonly retry: () => void;
} {
  const lab = useLab();
  const [opened, setOpened] = useState<OpenedWorkspace>({ status: 'loading' });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    let dispose: () => void = () => undefined;
    const opening = kind === 'exercise' ? lab.openWorkspace(id) : lab.openFreePlay(id);
    void opening.then((result) => {
      if (!result.ok) {
        if (isCurrent) setOpened({ status: 'failed', error: result.error });
        return;
      }
      const workspace = result.value;
      if (!isCurrent) {
        workspace.dispose();
        return;
      }
      const keepCode = (): void => {
        const { subject, code } = workspace.store.getState();
        openCode.setState({ exerciseId: subject.id, code }, true);
      };
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
  }, [lab, kind, id, tries]);
  const retry = useCallback(() => {
    setOpened({ status: 'loading' });
    setTries((count) => count + 1);
  }, []);
  return { opened, retry };
}
