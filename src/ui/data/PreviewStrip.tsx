import { useState } from 'react';
import type { Kind } from './filter-datasets.ts';
import styles from './PreviewStrip.module.css';

/** Kinds that are looked at rather than read; `npm run data:previews` draws their strips. */
const PICTURED: ReadonlySet<Kind> = new Set<Kind>(['image', 'series', 'music']);

/** What a data set looks like, in some ten kilobytes, fetched when it comes into view. Decoration: its page has the rows. */
export function PreviewStrip({ datasetId, kind }: { readonly datasetId: string; readonly kind: Kind }) {
  const [isMissing, setMissing] = useState(false);
  if (!PICTURED.has(kind) || isMissing) return null;
  return (
    <img
      className={styles.strip}
      src={`${import.meta.env.BASE_URL}previews/${datasetId}.webp`}
      alt=""
      loading="lazy"
      decoding="async"
      width={480}
      height={40}
      onError={() => setMissing(true)}
    />
  );
}
