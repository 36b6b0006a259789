import { Link } from 'wouter';
import type { DatasetSummary } from '#core/dataset-summary.ts';
import { formatBytes } from '#core/number-text.ts';
import styles from './DatasetRow.module.css';
import { OriginBadge } from './OriginBadge.tsx';
import { PreviewStrip } from './PreviewStrip.tsx';
import { KIND_NAMES, dataStrings as words } from './strings.ts';

interface DatasetRowProps {
  readonly summary: DatasetSummary;
  /** How many exercises use it. */
  readonly uses: number;
}

export function DatasetRow({ summary, uses }: DatasetRowProps) {
  const { id, kind, title, shape, classes, rows, sizeBytes, licence, origin } = summary;
  const hasRows = kind !== 'model';
  return (
    <li className={styles.row}>
      <div className={styles.main}>
        <p className={styles.crumb}>
          {KIND_NAMES[kind]}
          {uses > 0 ? ` · ${words.usedBy(uses)}` : ''}
        </p>
        <h2 className={styles.title}>
          <Link href={`/data/${id}`} className={styles.link ?? ''}>
            {title}
          </Link>
        </h2>
        <p className={styles.summary}>{summary.summary}</p>
        <PreviewStrip datasetId={id} kind={kind} />
      </div>
      <div className={styles.facts}>
        <p>
          {shape}
          {classes > 0 ? ` · ${words.classes(classes)}` : ''}
        </p>
        {hasRows ? (
          <p title={words.rowsHelp}>
            {words.rows(rows.train, rows.validation, rows.heldOut)}
            <span className="visually-hidden"> {words.rowsHelp}</span>
          </p>
        ) : null}
      </div>
      <div className={styles.source}>
        <OriginBadge origin={origin} />
        <p title={words.licence}>{licence}</p>
      </div>
      <p className={styles.size}>{formatBytes(sizeBytes)}</p>
    </li>
  );
}
