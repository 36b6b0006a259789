import { cx } from '#ui/cx.ts';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Button } from './Button.tsx';
import styles from './RowList.module.css';

/** A framed list whose rows are links as a whole. */
export function RowList({ children }: { readonly children: ReactNode }) {
  return <ul className={styles.list}>{children}</ul>;
}

interface LinkRowProps {
  readonly href: string;
  /** Of the title: rows beneath headings of their own are level 3. */
  readonly level?: 2 | 3;
  readonly crumb?: string;
  readonly title: string;
  readonly summary?: string;
  /** Beneath the summary, inside the first column. */
  readonly below?: ReactNode;
  /** Sets the columns. */
  readonly className?: string | undefined;
  /** The other columns. */
  readonly children?: ReactNode;
}

export function LinkRow({
  href,
  level = 2,
  crumb,
  title,
  summary,
  below,
  className,
  children,
}: LinkRowProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <li className={cx(styles.row, className)}>
      <div className={styles.main}>
        {crumb === undefined ? null : <p className={styles.crumb}>{crumb}</p>}
        <Heading className={styles.title}>
          <Link href={href} className={styles.link ?? ''}>
            {title}
          </Link>
        </Heading>
        {summary === undefined ? null : <p className={styles.summary}>{summary}</p>}
        {below}
      </div>
      {children}
    </li>
  );
}

interface NoneMatchProps {
  readonly text: string;
  readonly action: string;
  readonly onAction: () => void;
}

/** Where a filter leaves nothing: a sentence, and the way back to all. */
export function NoneMatch({ text, action, onAction }: NoneMatchProps) {
  return (
    <div className={styles.none}>
      <p>{text}</p>
      <Button onPress={onAction}>{action}</Button>
    </div>
  );
}

/** How many rows are shown, spoken when it changes. */
export function RowCount({ text }: { readonly text: string }) {
  return (
    <p role="status" className={styles.count}>
      {text}
    </p>
  );
}
