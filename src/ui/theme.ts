import type { Theme } from '#session/state.ts';
import { useEffect, useSyncExternalStore } from 'react';

/** A theme that is really shown. */
export type ShownTheme = 'light' | 'dark' | 'high-contrast';

const DARK = '(prefers-color-scheme: dark)';
const MORE_CONTRAST = '(prefers-contrast: more)';

/** What `system` means on this machine now; other choices stand for themselves. */
export function readShownTheme(theme: Theme): ShownTheme {
  if (theme !== 'system') return theme;
  if (matchMedia(MORE_CONTRAST).matches) return 'high-contrast';
  return matchMedia(DARK).matches ? 'dark' : 'light';
}

export function applyTheme(shown: ShownTheme): void {
  document.documentElement.dataset.theme = shown;
}

/** Follows the setting and the system, and puts the theme on the document. */
export function useShownTheme(theme: Theme): ShownTheme {
  const shown = useSyncExternalStore(onSystemChange, () => readShownTheme(theme));
  useEffect(() => applyTheme(shown), [shown]);
  return shown;
}

function onSystemChange(listener: () => void): () => void {
  const queries = [matchMedia(DARK), matchMedia(MORE_CONTRAST)];
  for (const query of queries) query.addEventListener('change', listener);
  return () => {
    for (const query of queries) query.removeEventListener('change', listener);
  };
}
