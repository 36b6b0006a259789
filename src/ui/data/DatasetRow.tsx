import type { DatasetSummary } from '#core/dataset-summary.ts';
import { formatBytes } from '#core/number-text.ts';
import { LinkRow } from '#ui/controls/RowList.tsx';
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
    <LinkRow
      href={`/data/${id}`}
      crumb={`${KIND_NAMES[kind]}${uses > 0 ? ` · ${words.usedBy(uses)}` : ''}`}
      title={title}
      summary={summary.summary}
      below={<PreviewStrip datasetId={id} kind={kind} />}
      className={styles.row}
    >
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
    </LinkRow>
  );
}
