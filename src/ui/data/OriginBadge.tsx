import type { Origin } from './filter-datasets.ts';
import styles from './OriginBadge.module.css';
import { ORIGIN_NAMES } from './strings.ts';

/** Where the rows come from, in one word; the whole sentence for who points at it or listens. */
export function OriginBadge({
  origin,
  isLong = false,
}: {
  readonly origin: Origin;
  readonly isLong?: boolean;
}) {
  const { word, detail } = ORIGIN_NAMES[origin];
  return (
    <span className={styles.badge} data-origin={origin} title={detail}>
      {isLong ? detail : word}
    </span>
  );
}
