import type { RunError } from '#core/errors.ts';
import type { Result } from '#core/result.ts';
import { useEffect, useState } from 'react';

/** Loads something once for as long as `load` stays the same function; null while it loads. */
export function useLoader<T>(load: () => Promise<Result<T, RunError>>): Result<T, RunError> | null {
  const [loaded, setLoaded] = useState<{
    readonly from: unknown;
    readonly result: Result<T, RunError>;
  } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void load().then((result) => {
      if (isCurrent) setLoaded({ from: load, result });
    });
    return () => {
      isCurrent = false;
    };
  }, [load]);
  return loaded?.from === load ? loaded.result : null;
}
