import { useState } from 'react';
import type { DatasetManifest, PartRows } from '#core/dataset.ts';
import type { VerdictDetails } from '#core/verdict.ts';
import { DataTable } from './DataTable.tsx';
import { MatrixGrid } from './MatrixGrid.tsx';
import { formatAlike, formatCount, formatShare } from './number-format.ts';
import styles from './panels.module.css';
import { Samples } from './Samples.tsx';
import { strings } from './strings.ts';
import type { LoadState } from './use-load.ts';

interface ClassDetailsProps {
  readonly details: Extract<VerdictDetails, { kind: 'classification' }>;
  readonly manifest: DatasetManifest;
  /** The held-out part. */
  readonly rows: LoadState<PartRows>;
}

const words = strings.verdict;

/** Confusion matrix whose cells open their rows, the most confident mistakes, and the table by class. */
export function ClassDetails({ details, manifest, rows }: ClassDetailsProps) {
  const { classNames, confusion, cellRows, classes, worst } = details;
  const [cell, setCell] = useState<{ readonly row: number; readonly column: number } | null>(null);
  const nameOf = (index: number): string => classNames[index] ?? String(index);
  return (
    <>
      <section className={styles.section}>
        <h2 className={styles.heading}>{words.confusion}</h2>
        <p className={styles.muted}>{words.confusionHelp}</p>
        <MatrixGrid
          label={words.confusion}
          rowHeader={words.truth}
          columnHeader={words.predicted}
          rowNames={classNames}
          columnNames={classNames}
          values={confusion}
          formatValue={formatCount}
          selected={cell}
          onSelect={(row, column) => setCell({ row, column })}
        />
        <div aria-live="polite">
          {cell === null ? null : (
            <CellSamples
              title={words.cellTitle(
                nameOf(cell.row),
                nameOf(cell.column),
                confusion[cell.row]?.[cell.column] ?? 0,
              )}
              count={confusion[cell.row]?.[cell.column] ?? 0}
              indices={cellRows[cell.row]?.[cell.column] ?? []}
              manifest={manifest}
              rows={rows}
            />
          )}
        </div>
      </section>
      <section className={styles.section}>
        <h2 className={styles.heading}>{words.worst}</h2>
        {worst.length === 0 ? (
          <p className={styles.muted}>{words.noWorst}</p>
        ) : (
          <Samples
            manifest={manifest}
            rows={rows}
            samples={worst.map((each) => ({
              index: each.index,
              caption: words.wrongLabel(
                nameOf(each.truth),
                nameOf(each.predicted),
                formatShare(each.confidence),
              ),
            }))}
          />
        )}
      </section>
      <section className={styles.section}>
        <h2 className={styles.heading}>{words.perClass}</h2>
        <DataTable
          caption={words.perClass}
          headers={[words.className, words.precision, words.recall, words.f1, words.support]}
          rows={classes.map((row) => [
            row.name,
            ...formatAlike([row.precision, row.recall, row.f1]),
            formatCount(row.support),
          ])}
        />
      </section>
    </>
  );
}

interface CellSamplesProps {
  readonly title: string;
  readonly count: number;
  readonly indices: readonly number[];
  readonly manifest: DatasetManifest;
  readonly rows: LoadState<PartRows>;
}

function CellSamples({ title, count, indices, manifest, rows }: CellSamplesProps) {
  return (
    <div className={styles.section}>
      <h3 className={styles.row}>
        <span>{title}</span>
        <span className={styles.muted}>{words.cellShown(indices.length, count)}</span>
      </h3>
      {indices.length === 0 ? (
        <p className={styles.muted}>{words.cellEmpty}</p>
      ) : (
        <Samples
          manifest={manifest}
          rows={rows}
          samples={indices.map((index) => ({ index, caption: words.row(index) }))}
        />
      )}
    </div>
  );
}
