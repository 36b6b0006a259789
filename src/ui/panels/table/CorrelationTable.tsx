import { useMemo, useState } from 'react';
import styles from '#ui/panels/charts.module.css';
import panelStyles from '#ui/panels/panels.module.css';
import { type ColumnPair, correlateAll, strongestPairs } from './correlation.ts';
import { type NumberField, type Field, isNumberField } from './fields.ts';
import { strings } from './strings.ts';

interface CorrelationTableProps {
  readonly fields: readonly Field[];
  /** Asked to plot a pair; numbers of `fields`. */
  readonly onPair: (across: number, up: number) => void;
}

const MOST_COLUMNS = 12;
const MOST_PAIRS = 5;
/** Share of colour in a cell of ±1; text on it keeps 4.5:1. */
const DEEPEST_PERCENT = 55;

/** How columns of numbers go together, as a table of numbers on colours, and the strongest pairs. */
export function CorrelationTable({ fields, onPair }: CorrelationTableProps) {
  const [isWhole, setWhole] = useState(false);
  const numbers = useMemo(() => fields.filter(isNumberField), [fields]);
  const matrix = useMemo(() => correlateAll(numbers.map(({ values }) => values)), [numbers]);
  const pairs = useMemo(() => strongestPairs(matrix, MOST_PAIRS), [matrix]);
  if (numbers.length < 2) return null;
  const shown = isWhole ? [...numbers.keys()] : mostTelling(numbers, matrix);
  const nameOf = (index: number): string => numbers[index]?.column.name ?? '';
  const plot = ({ first, second }: ColumnPair) => {
    const [a, b] = [numbers[first], numbers[second]];
    if (a !== undefined && b !== undefined) onPair(fields.indexOf(a), fields.indexOf(b));
  };
  return (
    <section className={panelStyles.section}>
      <h3 className={panelStyles.heading}>{strings.correlations}</h3>
      <p className={panelStyles.muted}>{strings.correlationHelp}</p>
      <div className={styles.besides}>
        {/* Wide tables scroll, so they take the focus. */}
        <div
          className={panelStyles.scroller}
          role="group"
          aria-label={strings.correlationOf}
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          <table className={styles.matrix}>
            <caption className={panelStyles.unseen}>{strings.correlationOf}</caption>
            <thead>
              <tr>
                <td />
                {shown.map((column) => (
                  <th key={column} scope="col">
                    <span>{nameOf(column)}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row}>
                  <th scope="row">{nameOf(row)}</th>
                  {shown.map((column) => {
                    const value = matrix[row]?.[column] ?? NaN;
                    return (
                      <td
                        key={column}
                        className={styles.correlation}
                        data-sign={value < 0 ? 'minus' : 'plus'}
                        style={{ '--share': `${Math.round(Math.abs(value || 0) * DEEPEST_PERCENT)}%` }}
                      >
                        {formatCorrelation(value)}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <div className={panelStyles.section}>
          <h4 className={panelStyles.heading}>{strings.strongest}</h4>
          <ul className={styles.pairs}>
            {pairs.map((pair) => (
              <li key={`${pair.first} ${pair.second}`}>
                <span>{strings.pair(nameOf(pair.first), nameOf(pair.second))}</span>
                <span>{formatCorrelation(pair.value)}</span>
                <button
                  type="button"
                  className={panelStyles.link}
                  aria-label={`${strings.showPair} ${strings.pair(nameOf(pair.first), nameOf(pair.second))}`}
                  onClick={() => plot(pair)}
                >
                  {strings.showPair}
                </button>
              </li>
            ))}
          </ul>
        </div>
      </div>
      {shown.length === numbers.length ? null : (
        <p className={panelStyles.muted}>
          {strings.shownColumns(shown.length, numbers.at(-1)?.column.name ?? '')}{' '}
          <button type="button" className={panelStyles.link} onClick={() => setWhole(true)}>
            {strings.showAllColumns(numbers.length)}
          </button>
        </p>
      )}
    </section>
  );
}

/** The columns that go with the last of them most, in their order; the last is the target where that is a number. */
function mostTelling(numbers: readonly NumberField[], matrix: readonly (readonly number[])[]): number[] {
  const last = numbers.length - 1;
  const strength = (column: number): number => Math.abs(matrix[last]?.[column] ?? 0) || 0;
  return [...numbers.keys()]
    .sort((a, b) => (a === last ? -1 : b === last ? 1 : strength(b) - strength(a)))
    .slice(0, MOST_COLUMNS)
    .sort((a, b) => a - b);
}

function formatCorrelation(value: number): string {
  return Number.isNaN(value)
    ? strings.missingValue
    : value
        .toFixed(2)
        .replace(/^-(?!0\.00)/, '−')
        .replace(/^-/, '');
}
