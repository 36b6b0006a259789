import type { HandbookPage } from '#core/handbook.ts';
import { useLab } from '#ui/lab-context.ts';
import { type LoadState, useLoad } from '#ui/panels/use-load.ts';
import { useCallback } from 'react';

/** All pages, once they are there. */
export function useHandbook(): LoadState<readonly HandbookPage[]> {
  const lab = useLab();
  return useLoad(useCallback(() => lab.loadHandbook(), [lab]));
}
