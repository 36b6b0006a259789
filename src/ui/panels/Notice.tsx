import type { ReactNode } from 'react';
import styles from './panels.module.css';

interface NoticeProps {
  readonly tone: 'neutral' | 'success' | 'warning' | 'danger';
  readonly title: string;
  readonly children?: ReactNode;
  readonly role?: 'status' | 'alert';
}

/** A short message in a box: what happened, and what to do. */
export function Notice({ tone, title, children, role }: NoticeProps) {
  return (
    <div className={styles.notice} data-tone={tone} role={role}>
      <p className={styles.noticeTitle}>{title}</p>
      {children}
    </div>
  );
}
