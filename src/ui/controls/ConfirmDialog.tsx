import { strings } from '#ui/strings.ts';
import { Button } from './Button.tsx';
import styles from './ConfirmDialog.module.css';
import { ModalDialog } from './ModalDialog.tsx';

export interface ConfirmDialogProps {
  readonly title: string;
  /** What will be lost. */
  readonly text: string;
  readonly confirmLabel: string;
  readonly isOpen: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be undone; the safe answer has the focus. */
export function ConfirmDialog({ title, text, confirmLabel, isOpen, onConfirm, onClose }: ConfirmDialogProps) {
  return (
    <ModalDialog title={title} isOpen={isOpen} onClose={onClose} role="alertdialog">
      <p>{text}</p>
      <div className={styles.actions}>
        {/* eslint-disable-next-line jsx-a11y/no-autofocus -- a dialog must place the focus; here on the safe answer */}
        <Button autoFocus onPress={onClose}>
          {strings.cancel}
        </Button>
        <Button
          variant="danger"
          onPress={() => {
            onClose();
            onConfirm();
          }}
        >
          {confirmLabel}
        </Button>
      </div>
    </ModalDialog>
  );
}
