import type { ReadControl } from './bytes.ts';

/** One value of a record as the file has it; null when the record has none. */
export type Cell = string | number | null;

/** A record with the line (or number) under which a person finds it in the file. */
export interface SourceRow {
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** Rows that the file has but no record could be made of. */
export interface RowFault {
  readonly line: number;
  readonly fault: string;
}

/** Anything that is rows and columns: CSV, JSON, arrays, tf.Example. Can be read as often as needed. */
export interface RecordSource {
  /** For messages. */
  readonly name: string;
  readonly columns: readonly string[];
  /** How decimals are written in text cells. */
  readonly decimal: '.' | ',';
  /** In batches, oldest first; rows that are no records go to `onFault`. */
  readRows(control: ReadControl, onFault: (fault: RowFault) => void): AsyncGenerator<readonly SourceRow[]>;
}

const MISSING = new Set(['', '?', 'na', 'n/a', 'nan', 'null', 'none', '-']);

/** '', '?', 'NA', 'N/A', 'NaN', 'null', 'None', '-', in any case and with spaces around. */
export function isMissing(cell: Cell): boolean {
  if (typeof cell === 'string') return MISSING.has(cell.trim().toLowerCase());
  return cell === null || Number.isNaN(cell);
}

/** The number that a cell says, NaN when it is none. '1.234,5' is a number where decimals have a comma. */
export function parseNumber(cell: Cell, decimal: '.' | ','): number {
  if (typeof cell === 'number') return cell;
  if (cell === null) return NaN;
  const text = cell.trim();
  if (decimal === ',')
    return /^[+-]?(\d{1,3}(\.\d{3})+|\d+)?(,\d+)?(e[+-]?\d+)?$/i.test(text) && text !== ''
      ? Number(text.replaceAll('.', '').replace(',', '.'))
      : plainNumber(text);
  return plainNumber(text);
}

function plainNumber(text: string): number {
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number(text);
  // Thousands with commas, as in '1,234,567.8'.
  return /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? Number(text.replaceAll(',', '')) : NaN;
}
