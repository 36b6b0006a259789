import styles from './charts.module.css';
import { formatLog } from './number-format.ts';
import panelStyles from './panels.module.css';

interface BarTableProps {
  readonly caption: string;
  readonly nameHeader: string;
  readonly valueHeader: string;
  readonly rows: readonly { readonly name: string; readonly value: number }[];
  readonly formatValue?: (value: number) => string;
}

/** Bars that are a table at the same time: a row each with its name, its length and its number. */
export function BarTable({ caption, nameHeader, valueHeader, rows, formatValue = formatLog }: BarTableProps) {
  const greatest = Math.max(
    1e-12,
    ...rows.map((row) => (Number.isFinite(row.value) ? Math.abs(row.value) : 0)),
  );
  return (
    <table className={styles.barTable}>
      <caption className={panelStyles.unseen}>{caption}</caption>
      <thead className={panelStyles.unseen}>
        <tr>
          <th scope="col">{nameHeader}</th>
          <td />
          <th scope="col">{valueHeader}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            <th scope="row">{row.name}</th>
            <td className={styles.barCell} aria-hidden="true">
              <div
                className={styles.barFill}
                style={{ inlineSize: `${((Math.abs(row.value) || 0) / greatest) * 100}%` }}
              />
            </td>
            <td>{formatValue(row.value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
