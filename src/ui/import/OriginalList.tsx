import { Button } from '#ui/controls/Button.tsx';
import { useLab } from '#ui/lab-context.ts';
import { useId } from 'react';
import styles from './import.module.css';
import { importStrings as words } from './strings.ts';
import type { ImportActions, ImportState } from './use-import.ts';

interface OriginalListProps {
  readonly state: Extract<ImportState, { status: 'choosing' | 'measuring' | 'offered' }>;
  readonly actions: ImportActions;
}

/** Published data sets that the lab fetches: first their size, then, when asked, the data. */
export function OriginalList({ state, actions }: OriginalListProps) {
  const { ownData } = useLab();
  const id = useId();
  const chosen = 'originalId' in state ? state.originalId : null;
  return (
    <section aria-labelledby={id} className={styles.card}>
      <h2 id={id} className={styles.heading}>
        {words.originals}
      </h2>
      <p className={styles.help}>{words.originalsHelp}</p>
      <ul className={styles.list}>
        {ownData.originals.map((original) => (
          <li key={original.id} className={styles.item}>
            <div className={styles.itemText}>
              <h3 className={styles.itemTitle}>{original.title}</h3>
              <p className={styles.help}>{original.summary}</p>
              {chosen === original.id && (
                <p role="status">
                  {state.status === 'offered'
                    ? words.originalSize(original.title, state.size.sizeBytes, state.size.receivedBytes)
                    : words.measuring}
                </p>
              )}
            </div>
            {state.status === 'offered' && chosen === original.id ? (
              <Button variant="primary" onPress={() => actions.fetchOriginal(original.id)}>
                {state.size.receivedBytes > 0 ? words.fetchOn : words.fetch}
              </Button>
            ) : (
              <Button isPending={chosen === original.id} onPress={() => actions.offer(original.id)}>
                {words.useOriginal(original.title)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
