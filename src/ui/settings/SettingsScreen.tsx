import { useTitle } from '#ui/use-title.ts';
import { BackupSection } from './BackupSection.tsx';
import { DeleteSection } from './DeleteSection.tsx';
import { EditorSection } from './EditorSection.tsx';
import { EngineSection } from './EngineSection.tsx';
import { LookSection } from './LookSection.tsx';
import { NotificationSection } from './NotificationSection.tsx';
import styles from './SettingsScreen.module.css';
import { StorageSection } from './StorageSection.tsx';
import { settingsStrings } from './strings.ts';

export function SettingsScreen() {
  useTitle(settingsStrings.title);
  return (
    <div className={styles.screen}>
      <h1 className={styles.title}>{settingsStrings.title}</h1>
      <LookSection />
      <EngineSection />
      <EditorSection />
      <NotificationSection />
      <StorageSection />
      <BackupSection />
      <DeleteSection />
    </div>
  );
}
