import { announce } from '#ui/announcer.ts';
import { Button } from '#ui/controls/Button.tsx';
import { ModalDialog } from '#ui/controls/ModalDialog.tsx';
import { useLab } from '#ui/lab-context.ts';
import { strings } from '#ui/strings.ts';
import type { OwnDataset } from '#session/own-data.ts';
import { useState } from 'react';
import styles from './import.module.css';
import { importStrings as words } from './strings.ts';
import { TextField } from './TextField.tsx';

interface RenameDialogProps {
  readonly set: OwnDataset;
  readonly onClose: () => void;
}

export function RenameDialog({ set, onClose }: RenameDialogProps) {
  const { ownData } = useLab();
  const [title, setTitle] = useState(set.title);
  const save = async (): Promise<void> => {
    const renamed = await ownData.rename(set.id, title.trim());
    if (!renamed.ok) announce(renamed.error.message, 'assertive');
    onClose();
  };
  return (
    <ModalDialog title={words.renameTitle} isOpen onClose={onClose}>
      <form
        className={styles.dialogForm}
        onSubmit={(event) => {
          event.preventDefault();
          if (title.trim() !== '') void save();
        }}
      >
        <TextField label={words.name} value={title} onChange={setTitle} />
        <p className={styles.help}>{words.renameHelp(set.id)}</p>
        <div className={styles.actions}>
          <Button onPress={onClose}>{strings.cancel}</Button>
          <Button variant="primary" type="submit" isDisabled={title.trim() === ''}>
            {words.save}
          </Button>
        </div>
      </form>
    </ModalDialog>
  );
}
