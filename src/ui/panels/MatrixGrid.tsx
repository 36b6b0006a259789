import { type KeyboardEvent, useRef, useState } from 'react';
import styles from './charts.module.css';
import { formatLog } from './number-format.ts';
import panelStyles from './panels.module.css';
import { strings } from './strings.ts';

declare module 'react' {
  interface CSSProperties {
    '--share'?: string;
  }
}

/** Share of colour in a cell that holds its whole row; text on it keeps 4.5:1. */
const DEEPEST_PERCENT = 55;

interface MatrixGridProps {
  readonly label: string;
  readonly rowHeader: string;
  readonly columnHeader: string;
  readonly rowNames: readonly string[];
  readonly columnNames: readonly string[];
  /** values[row][column] */
  readonly values: readonly (readonly number[])[];
  readonly formatValue?: (value: number) => string;
  readonly selected?: { readonly row: number; readonly column: number } | null;
  readonly onSelect?: (row: number, column: number) => void;
}

/** A matrix as a grid: one Tab stop, arrow keys between cells, Enter or Space opens one. Shades follow the values row by row. */
export function MatrixGrid(props: MatrixGridProps) {
  const { label, rowHeader, columnHeader, rowNames, columnNames, values, selected = null, onSelect } = props;
  const { formatValue = formatLog } = props;
  const [focused, setFocused] = useState({ row: 0, column: 0 });
  const table = useRef<HTMLTableElement>(null);

  const moveTo = (row: number, column: number) => {
    const next = {
      row: Math.min(Math.max(row, 0), rowNames.length - 1),
      column: Math.min(Math.max(column, 0), columnNames.length - 1),
    };
    setFocused(next);
    table.current?.querySelector<HTMLElement>(`[data-at="${next.row},${next.column}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { row, column } = focused;
    switch (event.key) {
      case 'ArrowUp':
        moveTo(row - 1, column);
        break;
      case 'ArrowDown':
        moveTo(row + 1, column);
        break;
      case 'ArrowLeft':
        moveTo(row, column - 1);
        break;
      case 'ArrowRight':
        moveTo(row, column + 1);
        break;
      case 'Home':
        moveTo(event.ctrlKey ? 0 : row, 0);
        break;
      case 'End':
        moveTo(event.ctrlKey ? rowNames.length - 1 : row, columnNames.length - 1);
        break;
      case 'Enter':
      case ' ':
        onSelect?.(row, column);
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  return (
    <div className={panelStyles.scroller}>
      {}
      <table ref={table} role="grid" className={styles.matrix} aria-label={label} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">{strings.charts.matrixAxes(rowHeader, columnHeader)}</th>
            {columnNames.map((name, column) => (
              <th key={column} scope="col">
                <span>{name}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowNames.map((rowName, row) => {
            const total = (values[row] ?? []).reduce((sum, value) => sum + Math.abs(value || 0), 0);
            return (
              <tr key={row}>
                <th scope="row">{rowName}</th>
                {columnNames.map((columnName, column) => {
                  const value = values[row]?.[column] ?? 0;
                  const share = total === 0 ? 0 : Math.abs(value) / total;
                  const isHere = focused.row === row && focused.column === column;
                  return (
                    // Keys are handled by the grid.

                    <td
                      key={column}
                      role="gridcell"
                      className={styles.cell}
                      data-at={`${row},${column}`}
                      data-pressable={onSelect !== undefined || undefined}
                      style={{ '--share': `${Math.round(Math.sqrt(share) * DEEPEST_PERCENT)}%` }}
                      tabIndex={isHere ? 0 : -1}
                      aria-selected={selected?.row === row && selected.column === column}
                      aria-label={strings.charts.cell(rowName, columnName, formatValue(value))}
                      onFocus={() => setFocused({ row, column })}
                      onClick={() => onSelect?.(row, column)}
                    >
                      {value === 0 ? '' : formatValue(value)}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
