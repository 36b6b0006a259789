import type { RunRecord } from '#session/state.ts';
import { useCallback, useEffect, useState } from 'react';
import { useLab } from './lab-context.ts';

/** All runs, newest first; null while they load. `reload` reads them again. */
export function useAttempts(): {
  readonly attempts: readonly RunRecord[] | null;
  readonly reload: () => void;
} {
  const lab = useLab();
  const [attempts, setAttempts] = useState<readonly RunRecord[] | null>(null);
  const [version, setVersion] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    void lab.listAttempts().then((listed) => {
      if (isCurrent) setAttempts(listed);
    });
    return () => {
      isCurrent = false;
    };
  }, [lab, version]);
  return { attempts, reload: useCallback(() => setVersion((old) => old + 1), []) };
}
