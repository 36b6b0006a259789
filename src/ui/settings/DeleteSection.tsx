import { Button } from '#ui/controls/Button.tsx';
import { ModalDialog } from '#ui/controls/ModalDialog.tsx';
import { useLab } from '#ui/lab-context.ts';
import { strings } from '#ui/strings.ts';
import { showToast } from '#ui/toasts.ts';
import { useState } from 'react';
import fields from './fields.module.css';
import { Section } from './Section.tsx';
import { settingsStrings } from './strings.ts';

/** The one irreversible act; a word has to be typed. */
export function DeleteSection() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Section title={settingsStrings.deleteAll}>
      <p className={fields.help}>{settingsStrings.deleteHelp}</p>
      <Button variant="danger" onPress={() => setIsOpen(true)}>
        {settingsStrings.deleteButton}
      </Button>
      {isOpen && <DeleteDialog onClose={() => setIsOpen(false)} />}
    </Section>
  );
}

function DeleteDialog({ onClose }: { readonly onClose: () => void }) {
  const lab = useLab();
  const [typed, setTyped] = useState('');
  const isConfirmed = typed.trim().toLowerCase() === settingsStrings.deleteWord;
  const deleteAll = async (): Promise<void> => {
    await lab.deleteEverything();
    onClose();
    showToast(settingsStrings.deleteDone);
  };
  return (
    <ModalDialog title={settingsStrings.deleteTitle} isOpen onClose={onClose} role="alertdialog">
      <p>{settingsStrings.deleteText}</p>
      <form
        className={fields.row}
        onSubmit={(event) => {
          event.preventDefault();
          if (isConfirmed) void deleteAll();
        }}
      >
        <label className={fields.label}>
          {settingsStrings.deletePrompt}
          <input
            // eslint-disable-next-line jsx-a11y/no-autofocus -- a dialog must place the focus
            autoFocus
            className={fields.input}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <Button onPress={onClose}>{strings.cancel}</Button>
        <Button variant="danger" type="submit" isDisabled={!isConfirmed}>
          {strings.delete}
        </Button>
      </form>
    </ModalDialog>
  );
}
