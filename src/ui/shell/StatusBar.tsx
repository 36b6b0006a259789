import { strings } from '#ui/strings.ts';
import { useLab } from '#ui/lab-context.ts';
import type { Ref } from 'react';
import { useStore } from 'zustand';
import { EngineStatus } from './EngineStatus.tsx';
import styles from './StatusBar.module.css';

export function StatusBar({ slotRef }: { readonly slotRef: Ref<HTMLDivElement> }) {
  const storage = useStore(useLab().storage);
  return (
    <footer aria-label={strings.status} className={styles.bar}>
      <EngineStatus />
      <div ref={slotRef} className={styles.slot} />
      <span
        className={styles.storage}
        data-problem={storage.problem !== null}
        title={storage.problem ?? undefined}
      >
        {storage.problem === null ? strings.storageOk : strings.storageProblem}
      </span>
    </footer>
  );
}
