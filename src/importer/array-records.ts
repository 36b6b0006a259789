import type { NpyArray } from './npy.ts';
import { countRows, rowLength } from './number-array.ts';
import type { Cell, RecordSource } from './records.ts';

const BATCH_ROWS = 4096;
const MAX_WIDTH = 1000;

interface NamedColumns {
  readonly names: readonly string[];
  readonly rows: number;
  read(from: number, count: number): Promise<readonly (readonly Cell[])[]>;
}

/** Arrays of one length side by side as columns; a matrix gives a column for each of its own. Null when lengths differ. */
export function arrayRecords(name: string, arrays: readonly NpyArray[]): RecordSource | null {
  const groups = arrays.map(toColumns);
  const rows = groups[0]?.rows;
  if (rows === undefined || rows === 0 || groups.some((group) => group?.rows !== rows)) return null;
  const whole = groups.flatMap((group) => (group === null ? [] : [group]));
  return {
    name,
    columns: whole.flatMap((group) => group.names),
    decimal: '.',
    readRows: async function* ({ signal }) {
      for (let from = 0; from < rows; from += BATCH_ROWS) {
        signal?.throwIfAborted();
        const count = Math.min(BATCH_ROWS, rows - from);
        const read = await Promise.all(whole.map((group) => group.read(from, count)));
        yield Array.from({ length: count }, (_, row) => ({
          line: from + row + 1,
          cells: read.flatMap((cells) => cells[row] ?? []),
        }));
      }
    },
  };
}

function toColumns(array: NpyArray): NamedColumns | null {
  const name =
    array.name
      .replace(/\.npy$/, '')
      .split('/')
      .at(-1) ?? array.name;
  if (array.kind === 'lists') return null;
  if (array.kind === 'texts') {
    if (array.shape.length !== 1) return null;
    const read = (from: number, count: number) =>
      Promise.resolve(array.texts.slice(from, from + count).map((text) => [text]));
    return { names: [name], rows: array.texts.length, read };
  }
  const width = rowLength(array);
  if (array.shape.length > 2 || width > MAX_WIDTH || array.shape.length === 0) return null;
  return {
    names: array.shape.length === 1 ? [name] : Array.from({ length: width }, (_, i) => `${name}[${i}]`),
    rows: countRows(array),
    read: async (from, count) => {
      const values = await array.readRows(from, count);
      return Array.from({ length: count }, (_, row) =>
        Array.from(values.subarray(row * width, (row + 1) * width)),
      );
    },
  };
}
