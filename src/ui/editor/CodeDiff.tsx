import { type ComponentType, useEffect, useState } from 'react';
import styles from './editor.module.css';
import type { EditorTheme } from './editor-themes.ts';
import { countChanges } from './line-changes.ts';
import { PlainDiff } from './PlainDiff.tsx';
import { strings } from './strings.ts';
import { useMediaQuery } from './use-media-query.ts';

export interface CodeDiffProps {
  readonly original: string;
  readonly modified: string;
  readonly theme: EditorTheme;
  /** CSS pixels. */
  readonly fontSize: number;
}

/** Two versions of the code compared: Monaco's view where there is room, marked lines elsewhere or until it is loaded. */
export function CodeDiff(props: CodeDiffProps) {
  const isPlain = useMediaQuery('(pointer: coarse), (max-width: 699px)');
  const [Diff, setDiff] = useState<ComponentType<CodeDiffProps> | null>(null);

  useEffect(() => {
    if (isPlain) return;
    let isCurrent = true;
    import('./MonacoDiff.tsx').then(
      ({ MonacoDiff }) => {
        if (isCurrent) setDiff(() => MonacoDiff);
      },
      // The plain view, already on screen, stays.
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [isPlain]);

  const { added, removed } = countChanges(props.original, props.modified);
  return (
    <section className={styles.frame} aria-label={strings.diffLabel}>
      <p className={styles.diffSummary}>{strings.diffSummary(added, removed)}</p>
      {Diff === null || isPlain ? <PlainDiff {...props} /> : <Diff {...props} />}
    </section>
  );
}
