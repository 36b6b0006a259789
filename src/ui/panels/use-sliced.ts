import { useEffect, useState } from 'react';
import { runSliced } from './run-sliced.ts';

/**
 * The result of long work, done in slices after the first paint; null until it is there. `begin` starts the work; a new
 * one ends it and begins anew, and null means that there is nothing to do yet.
 */
export function useSliced<T>(begin: (() => Generator<undefined, T>) | null): T | null {
  const [done, setDone] = useState<{ readonly begin: unknown; readonly result: T } | null>(null);
  useEffect(() => {
    if (begin === null) return;
    return runSliced(begin(), (result) => setDone({ begin, result }));
  }, [begin]);
  return done !== null && done.begin === begin ? done.result : null;
}
