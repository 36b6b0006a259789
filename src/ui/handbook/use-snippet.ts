import type { HandbookPage } from '#core/handbook.ts';
import type { SnippetPlayer } from '#session/snippet.ts';
import { useLab } from '#ui/lab-context.ts';
import { useEffect, useState } from 'react';

/** The page's program, opened; null until the reader's own changes were read. */
export function useSnippet(page: HandbookPage): SnippetPlayer | null {
  const lab = useLab();
  const [player, setPlayer] = useState<SnippetPlayer | null>(null);
  useEffect(() => {
    let isCurrent = true;
    let opened: SnippetPlayer | null = null;
    void lab.openSnippet(page).then((next) => {
      if (!isCurrent) {
        next.dispose();
        return;
      }
      opened = next;
      setPlayer(next);
    });
    return () => {
      isCurrent = false;
      opened?.dispose();
    };
  }, [lab, page]);
  return player;
}
