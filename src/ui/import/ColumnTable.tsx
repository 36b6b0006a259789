import type { ColumnFound } from '#session/own-data.ts';
import { formatNumber } from '#core/number-text.ts';
import styles from './import.module.css';
import { importStrings as words } from './strings.ts';

interface ColumnTableProps {
  readonly columns: readonly ColumnFound[];
  readonly sample: readonly (readonly string[])[];
}

/** What each column holds, and the first rows as they stand. */
export function ColumnTable({ columns, sample }: ColumnTableProps) {
  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must take the focus */}
      <div className={styles.scroll} role="region" aria-label={words.columns} tabIndex={0}>
        <table className={styles.table}>
          <caption className={styles.subheading}>{words.columns}</caption>
          <thead>
            <tr>
              <th scope="col">{words.columnName}</th>
              <th scope="col">{words.columnKind}</th>
              <th scope="col">{words.columnValues}</th>
              <th scope="col">{words.columnMissing}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column.name}>
                <th scope="row">{column.name}</th>
                <td>{words.kinds[column.kind]}</td>
                <td>{describeValues(column)}</td>
                <td className={styles.number}>{column.missing.toLocaleString('en')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must take the focus */}
      <div className={styles.scroll} role="region" aria-label={words.sample} tabIndex={0}>
        <table className={styles.table}>
          <caption className={styles.subheading}>{words.sample}</caption>
          <thead>
            <tr>
              {columns.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, at) => (
                  <td key={at} className={styles.cell}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function describeValues({ kind, min, max, distinct, examples }: ColumnFound): string {
  if (kind === 'number' && min !== null && max !== null)
    return words.range(formatNumber(min, 6), formatNumber(max, 6));
  if (kind === 'category' && distinct !== null) return `${words.distinct(distinct)}: ${examples.join(', ')}`;
  return examples[0] ?? '';
}
