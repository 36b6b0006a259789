import { Button } from '#ui/controls/Button.tsx';
import type { ImportProgress } from '#session/own-data-import.ts';
import { useId } from 'react';
import styles from './import.module.css';
import { importStrings as words } from './strings.ts';

interface WorkingStepProps {
  readonly progress: ImportProgress;
  readonly onCancel: () => void;
}

/** How far it has come, and a way to stop it at once. */
export function WorkingStep({ progress: { stage, done, total }, onCancel }: WorkingStepProps) {
  const id = useId();
  const isCounted = total !== null && total > 0;
  const text = stage === 'writing' ? words.rowsDone(done, total) : words.bytesDone(done, total);
  return (
    <section aria-labelledby={id} className={styles.card}>
      <h2 id={id} className={styles.heading}>
        {words.stage[stage]}
      </h2>
      <progress
        aria-labelledby={id}
        className={styles.progress}
        {...(isCounted ? { value: Math.min(1, done / total), max: 1 } : {})}
      />
      <p className={styles.help}>{done === 0 ? '\u00a0' : text}</p>
      <div>
        <Button onPress={onCancel}>{words.cancel}</Button>
      </div>
    </section>
  );
}
