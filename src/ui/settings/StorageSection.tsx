import { Button } from '#ui/controls/Button.tsx';
import { formatStorage } from '#ui/format.ts';
import { useLab } from '#ui/lab-context.ts';
import { showToast } from '#ui/toasts.ts';
import { useStore } from 'zustand';
import fields from './fields.module.css';
import { Section } from './Section.tsx';
import styles from './StorageSection.module.css';
import { settingsStrings } from './strings.ts';

/** How much the lab keeps, and for how long. */
export function StorageSection() {
  const lab = useLab();
  const { usageBytes, quotaBytes, isPersistent, problem } = useStore(lab.storage);
  const persist = async (): Promise<void> => {
    const isGranted = await lab.requestPersistence();
    showToast(isGranted ? settingsStrings.persistGranted : settingsStrings.persistRefused);
  };
  return (
    <Section title={settingsStrings.storage}>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem.message}
        </p>
      )}
      <p>
        {usageBytes === null || quotaBytes === null
          ? settingsStrings.usedUnknown
          : settingsStrings.used(formatStorage(usageBytes), formatStorage(quotaBytes))}
        <br />
        <span className={fields.help}>
          {isPersistent ? settingsStrings.persistent : settingsStrings.temporary}
        </span>
      </p>
      {!isPersistent && problem === null && (
        <Button onPress={() => void persist()}>{settingsStrings.persist}</Button>
      )}
    </Section>
  );
}
