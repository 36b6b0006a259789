import type { Origin } from './filter-datasets.ts';
import { OriginBadge } from './OriginBadge.tsx';
import styles from './page.module.css';

interface PageHeadProps {
  readonly title: string;
  readonly summary: string;
  readonly origin: Origin;
}

export function PageHead({ title, summary, origin }: PageHeadProps) {
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.summary}>{summary}</p>
      <OriginBadge origin={origin} isLong />
    </header>
  );
}
