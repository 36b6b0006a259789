import { useCallback, useEffect, useState } from 'react';
import type { RunError } from '#core/errors.ts';
import type { Result } from '#core/result.ts';

/** How far a load has come. `fraction` is null until it is known. */
export type LoadState<T> =
  | { readonly status: 'loading'; readonly fraction: number | null }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly error: RunError; readonly retry: () => void };

/** Loads when shown and whenever `load` changes; a failure can be tried again. Late answers of earlier loads are dropped. */
export function useLoad<T>(
  load: (onProgress: (fraction: number) => void) => Promise<Result<T, RunError>>,
): LoadState<T> {
  const [tries, setTries] = useState(0);
  const [state, setState] = useState<LoadState<T>>({ status: 'loading', fraction: null });
  const retry = useCallback(() => setTries((count) => count + 1), []);
  useEffect(() => {
    let isCurrent = true;
    const tell = (next: LoadState<T>) => {
      if (isCurrent) setState(next);
    };
    tell({ status: 'loading', fraction: null });
    void load((fraction) => tell({ status: 'loading', fraction })).then((result) =>
      tell(
        result.ok
          ? { status: 'ready', value: result.value }
          : { status: 'failed', error: result.error, retry },
      ),
    );
    return () => {
      isCurrent = false;
    };
  }, [load, tries, retry]);
  return state;
}
