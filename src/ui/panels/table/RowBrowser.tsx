import { useMemo, useState } from 'react';
import { cx } from '#ui/cx.ts';
import { downloadBlob } from '#ui/download.ts';
import { Pager } from '#ui/panels/inputs/Pager.tsx';
import { formatCount } from '#ui/panels/number-format.ts';
import panelStyles from '#ui/panels/panels.module.css';
import { Twin } from '#ui/panels/Twin.tsx';
import { type Field, formatField } from './fields.ts';
import { sortRows } from './sort-rows.ts';
import { strings } from './strings.ts';
import styles from './table.module.css';
import { csvNumber, toCsv } from './to-csv.ts';

interface RowBrowserProps {
  readonly fields: readonly Field[];
  /** Names the downloaded file. */
  readonly id: string;
}

const PAGE = 10;
const CSV_ROWS = 12;

/** All rows, ten at a time, in the order of any column; and the same as CSV. */
export function RowBrowser({ fields, id }: RowBrowserProps) {
  const [sort, setSort] = useState<{ readonly column: number; readonly isDescending: boolean } | null>(null);
  const [page, setPage] = useState(0);
  const count = fields[0]?.values.length ?? 0;
  const order = useMemo(() => {
    const values = sort === null ? undefined : fields[sort.column]?.values;
    return values === undefined || sort === null
      ? Array.from({ length: count }, (_, row) => row)
      : sortRows(values, sort.isDescending);
  }, [fields, sort, count]);
  const sortBy = (column: number) => {
    setPage(0);
    if (sort?.column !== column) setSort({ column, isDescending: false });
    else setSort(sort.isDescending ? null : { column, isDescending: true });
  };
  return (
    <section className={panelStyles.section}>
      <div className={panelStyles.row}>
        <h3 className={panelStyles.heading}>{strings.rows}</h3>
        <Pager name={strings.rowsName} page={page} pageSize={PAGE} count={count} onChange={setPage} />
      </div>
      {/* Wide tables scroll, so they take the focus. */}
      <div
        className={panelStyles.scroller}
        role="group"
        aria-label={strings.rows}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <table className={cx(panelStyles.table, styles.rows)}>
          <caption className={panelStyles.unseen}>{strings.rows}</caption>
          <thead>
            <tr>
              <th scope="col">{strings.row}</th>
              {fields.map(({ column }, index) => (
                <th
                  key={index}
                  scope="col"
                  data-number={column.kind === 'number' || undefined}
                  aria-sort={sort?.column !== index ? 'none' : sort.isDescending ? 'descending' : 'ascending'}
                >
                  <button
                    type="button"
                    className={styles.sort}
                    title={strings.sortBy(column.name)}
                    onClick={() => sortBy(index)}
                  >
                    <span aria-hidden="true" className={styles.arrow}>
                      {sort?.column !== index ? '' : sort.isDescending ? '↓ ' : '↑ '}
                    </span>
                    {column.name}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {order.slice(page * PAGE, (page + 1) * PAGE).map((row) => (
              <tr key={row}>
                <th scope="row">{formatCount(row)}</th>
                {fields.map(({ column, values }, index) => (
                  <td key={index} data-number={column.kind === 'number' || undefined}>
                    {formatField(column, values[row])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Twin title={strings.csv}>
        {() => (
          <>
            <p className={panelStyles.muted}>{strings.csvShown(Math.min(CSV_ROWS, count), count)}</p>
            {/* Long lines scroll, so they take the focus. */}
            <pre
              className={styles.csv}
              role="group"
              aria-label={strings.csv}
              // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              tabIndex={0}
            >
              {csvOf(fields, order.slice(0, CSV_ROWS))}
            </pre>
            <button
              type="button"
              className={panelStyles.button}
              onClick={() =>
                downloadBlob(`${id}.csv`, new Blob([csvOf(fields, order)], { type: 'text/csv' }))
              }
            >
              {strings.download(count)}
            </button>
          </>
        )}
      </Twin>
    </section>
  );
}

/** Categories by their names, missing values as empty cells, rows in the order on screen. */
function csvOf(fields: readonly Field[], rows: readonly number[]): string {
  return toCsv([
    fields.map(({ column }) => column.name),
    ...rows.map((row) =>
      fields.map(({ column, values }) => {
        const value = values[row] ?? NaN;
        return column.kind === 'number' ? csvNumber(value) : (column.categories[value] ?? '');
      }),
    ),
  ]);
}
