import { announce } from '#ui/announcer.ts';
import { Button } from '#ui/controls/Button.tsx';
import { downloadBlob } from '#ui/download.ts';
import { useLab } from '#ui/lab-context.ts';
import { showToast } from '#ui/toasts.ts';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import fields from './fields.module.css';
import { Section } from './Section.tsx';
import { settingsStrings } from './strings.ts';
import styles from './StorageSection.module.css';

/** Everything as one file, and back. */
export function BackupSection() {
  const lab = useLab();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const during = async (work: () => Promise<string | null>): Promise<void> => {
    setIsBusy(true);
    setProblem(null);
    const failed = await work();
    setProblem(failed);
    setIsBusy(false);
    if (failed !== null) announce(failed, 'assertive');
  };
  const save = async (): Promise<string | null> => {
    const exported = await lab.exportBackup();
    if (!exported.ok) return exported.error.message;
    downloadBlob(`tensor-dojo-${new Date().toISOString().slice(0, 10)}.zip`, exported.value);
    showToast(settingsStrings.exportDone);
    return null;
  };
  const read = async (file: File): Promise<string | null> => {
    const imported = await lab.importBackup(file);
    if (!imported.ok) return imported.error;
    showToast(imported.value);
    return null;
  };
  return (
    <Section title={settingsStrings.backup}>
      <p className={fields.help}>
        {settingsStrings.backupHelp} {settingsStrings.importHelp}
      </p>
      {problem !== null && <p className={styles.problem}>{problem}</p>}
      <div className={fields.row}>
        <Button isPending={isBusy} onPress={() => void during(save)}>
          {settingsStrings.export}
        </Button>
        <FileTrigger
          onSelect={(files) => {
            const file = files?.item(0);
            if (file != null) void during(() => read(file));
          }}
        >
          <Button isPending={isBusy}>{settingsStrings.import}</Button>
        </FileTrigger>
      </div>
    </Section>
  );
}
