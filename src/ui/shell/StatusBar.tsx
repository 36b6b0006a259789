import { strings } from '#ui/strings.ts';
import { useLab } from '#ui/lab-context.ts';
import { showToast } from '#ui/toasts.ts';
import { type Ref, useEffect } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { EngineStatus } from './EngineStatus.tsx';
import styles from './StatusBar.module.css';

export function StatusBar({ slotRef }: { readonly slotRef: Ref<HTMLDivElement> }) {
  const { problem } = useStore(useLab().storage);
  useEffect(() => {
    if (problem !== null) showToast(problem.message);
  }, [problem]);
  return (
    <footer aria-label={strings.status} className={styles.bar}>
      <EngineStatus />
      <div ref={slotRef} className={styles.slot} />
      {problem === null ? (
        <span className={styles.storage} data-problem={false}>
          {strings.storageOk}
        </span>
      ) : (
        // The whole sentence stands in the settings, where it stays.
        <Link href="/settings" className={styles.storage} data-problem title={problem.message}>
          {problem.isSaving ? strings.storageNotice : strings.storageProblem}
        </Link>
      )}
    </footer>
  );
}
