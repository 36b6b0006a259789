import { useEffect } from 'react';
import { strings } from './strings.ts';

/**
 * Names the browser tab after the screen. In a hidden tab only `isLive` titles are written (a run's percentage): the
 * session puts the end of a run into the title there, and that must stay until the person comes back.
 */
export function useTitle(title: string, isLive = false): void {
  useEffect(() => {
    const write = (): void => {
      document.title = `${title} · ${strings.product}`;
    };
    const writeIfVisible = (): void => {
      if (!document.hidden) write();
    };
    if (isLive) write();
    else writeIfVisible();
    document.addEventListener('visibilitychange', writeIfVisible);
    return () => document.removeEventListener('visibilitychange', writeIfVisible);
  }, [title, isLive]);
}
