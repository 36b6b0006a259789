import { type ReactNode, useState } from 'react';
import styles from './panels.module.css';
import { strings } from './strings.ts';

interface DataTableProps {
  readonly caption: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
  /** Columns before this one hold text; the rest are aligned as numbers. */
  readonly textColumns?: number;
  readonly isCaptionShown?: boolean;
}

/** More rows than this are shown on demand. */
const FIRST_ROWS = 100;

/** A plain table whose first column names the row; it scrolls sideways by itself. */
export function DataTable({
  caption,
  headers,
  rows,
  textColumns = 1,
  isCaptionShown = false,
}: DataTableProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? rows : rows.slice(0, FIRST_ROWS);
  return (
    // Wide tables scroll, so they take the focus.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroller} role="group" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className={isCaptionShown ? styles.caption : styles.unseen}>{caption}</caption>
        <thead>
          <tr>
            {headers.map((header, column) => (
              <th key={column} scope="col" data-number={column >= textColumns || undefined}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row" data-number={textColumns === 0 || undefined}>
                    {cell}
                  </th>
                ) : (
                  <td key={column} data-number={column >= textColumns || undefined}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length ? (
        <button type="button" className={styles.link} onClick={() => setWhole(true)}>
          {strings.showAllRows(rows.length)}
        </button>
      ) : null}
    </div>
  );
}
