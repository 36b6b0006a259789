import { join } from 'node:path';
import { type RValue, field, readRObject } from './r-data.ts';

/** R's NA of whole numbers; of real numbers it is a NaN already. */
const MISSING_INTEGER = -2147483648;

/** A column of categories: `codes` index `categories`, NaN where missing. */
export interface Factor {
  readonly categories: readonly string[];
  readonly codes: readonly number[];
}

/** The columns of a data frame by name; each throws when the column is not there or of another type. */
export interface DataFrame {
  readonly rows: number;
  readonly names: readonly string[];
  /** As strings, whatever they are. */
  readonly rowNames: readonly string[];
  /** Values of a numeric or logical column; NaN where missing. Dates are days since 1970-01-01. */
  numbers(name: string): readonly number[];
  factor(name: string): Factor;
}

/** Reads a data frame out of an unpacked Debian package of an R package. */
export async function readDataFrame(root: string, library: string, name: string): Promise<DataFrame> {
  const frame = await readRObject(join(root, 'usr/lib/R/site-library', library, 'data'), name);
  if (frame.kind !== 'list') throw new Error(`'${name}' of ${library} is no data frame`);
  const names = strings(frame.attributes.get('names'));
  const first = frame.values[0];
  const rows = first === undefined || !('values' in first) ? 0 : first.values.length;
  const columnOf = (column: string): Extract<RValue, { kind: 'numbers' }> => {
    const found = field(frame, column);
    if (found.kind !== 'numbers') throw new Error(`column '${column}' of '${name}' is no numbers`);
    return found;
  };
  return {
    rows,
    names,
    rowNames: strings(frame.attributes.get('row.names')),
    numbers: (column) => columnOf(column).values.map(readNumber),
    factor(column) {
      const { values, attributes } = columnOf(column);
      const categories = strings(attributes.get('levels'));
      if (categories.length === 0) throw new Error(`column '${column}' of '${name}' is no factor`);
      return { categories, codes: values.map((value) => readNumber(value) - 1) };
    },
  };
}

function strings(value: RValue | undefined): readonly string[] {
  if (value === undefined || !('values' in value) || value.kind === 'list') return [];
  return value.values.map(String);
}

function readNumber(value: number): number {
  return value === MISSING_INTEGER ? NaN : value;
}
