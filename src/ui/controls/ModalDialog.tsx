import { cx } from '#ui/cx.ts';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal';
import { strings } from '#ui/strings.ts';
import { IconButton } from './IconButton.tsx';
import styles from './ModalDialog.module.css';

export interface ModalDialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly role?: 'dialog' | 'alertdialog';
  readonly width?: 'narrow' | 'wide';
  readonly children: ReactNode;
}

/** A dialog over the page: focus is held inside, Escape closes, focus goes back. */
export function ModalDialog({
  title,
  isOpen,
  onClose,
  role = 'dialog',
  width = 'narrow',
  children,
}: ModalDialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(isNowOpen) => {
        if (!isNowOpen) onClose();
      }}
      isDismissable={role === 'dialog'}
      className={cx(styles.overlay)}
    >
      <Modal className={cx(styles.modal, styles[width])}>
        <Dialog role={role} className={cx(styles.dialog)}>
          <div className={styles.head}>
            <Heading slot="title" level={2} className={cx(styles.title)}>
              {title}
            </Heading>
            <IconButton icon="close" label={strings.close} size="small" onPress={onClose} />
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
