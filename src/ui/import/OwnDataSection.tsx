import { useLab } from '#ui/lab-context.ts';
import { Notice } from '#ui/panels/Notice.tsx';
import { useEffect, useId } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import styles from './import.module.css';
import { OwnDataRow } from './OwnDataRow.tsx';
import { importStrings as words } from './strings.ts';

/** The person's own data sets, with a way to bring more. */
export function OwnDataSection() {
  const { ownData } = useLab();
  const { status, sets, problem } = useStore(ownData.store);
  const id = useId();
  useEffect(() => void ownData.refresh(), [ownData]);
  return (
    <section aria-labelledby={id} id="own" className={styles.card}>
      <div className={styles.sectionHead}>
        <h2 id={id} className={styles.heading}>
          {words.own}
        </h2>
        <Link href="/data/import" className={styles.bring ?? ''}>
          {words.bring}
        </Link>
      </div>
      {problem !== null && (
        <Notice tone="warning" title={words.failed}>
          <p>{problem}</p>
        </Notice>
      )}
      {status === 'ready' && sets.length === 0 && <p className={styles.help}>{words.ownEmpty}</p>}
      {sets.length > 0 && (
        <ul className={styles.list}>
          {sets.map((set) => (
            <OwnDataRow key={set.id} set={set} />
          ))}
        </ul>
      )}
    </section>
  );
}
