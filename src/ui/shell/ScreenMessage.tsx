import type { ReactNode } from 'react';
import styles from './ScreenMessage.module.css';

/** A whole screen that has only something to say: not found, failed, empty. */
export function ScreenMessage({
  title,
  text,
  isAlert = false,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly isAlert?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles.message} role={isAlert ? 'alert' : undefined}>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.text}>{text}</p>
      <div className={styles.actions}>{children}</div>
    </div>
  );
}
