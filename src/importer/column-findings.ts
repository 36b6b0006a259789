import type { ReadControl } from './bytes.ts';
import type { ColumnFound } from './found.ts';
import { type Cell, type RecordSource, type RowFault, isMissing, parseNumber } from './records.ts';
import { type DateOrder, guessDateOrder, parseClock, parseTime } from './times.ts';

/** Classes of a column at most; labels are bytes. */
export const MAX_CLASSES = 256;
/** Share of the values present that must read as a kind for the column to be of it. */
const MOST = 0.95;
const EXAMPLES = 3;
const EXAMPLE_CHARACTERS = 80;
const SHOWN_FAULTS = 5;
/** Cells kept to tell whether the day or the month comes first. */
const DATE_SAMPLE = 2000;

export interface RecordFindings {
  readonly rows: number;
  readonly columns: readonly ColumnFound[];
  readonly problems: readonly string[];
}

/** Reads a source once, keeping counts only. */
export async function findColumns(source: RecordSource, control: ReadControl): Promise<RecordFindings> {
  const columns = source.columns.map((name) => createColumn(name, source.decimal));
  const faults: RowFault[] = [];
  let faultCount = 0;
  let rows = 0;
  const noteFault = (fault: RowFault): void => {
    if (faultCount++ < SHOWN_FAULTS) faults.push(fault);
  };
  for await (const batch of source.readRows(control, noteFault)) {
    rows += batch.length;
    for (const { line, cells } of batch)
      columns.forEach((column, index) => column.add(cells[index] ?? null, line));
  }
  const found = columns.map((column) => column.finish());
  return {
    rows,
    columns: found.map(({ column }) => column),
    problems: [...explainFaults(faults, faultCount, rows), ...found.flatMap(({ problems }) => problems)],
  };
}

function explainFaults(faults: readonly RowFault[], count: number, rows: number): string[] {
  if (count === 0) return [];
  const shown = faults.map(({ line, fault }) => `line ${line} (${fault})`).join(', ');
  const many = count > rows * 0.2 ? ' So many point to a wrong separator: choose another below.' : '';
  return [
    `${count.toLocaleString('en')} of ${(count + rows).toLocaleString('en')} rows do not fit the columns and are left out: ${shown}${count > faults.length ? ' and more' : ''}.${many}`,
  ];
}

function createColumn(name: string, decimal: '.' | ',') {
  const examples: string[] = [];
  const counts = new Map<string, number>();
  const dates: Cell[] = [];
  let present = 0;
  let missing = 0;
  let numbers = 0;
  let integers = 0;
  let clocks = 0;
  let times = 0;
  let min = Infinity;
  let max = -Infinity;
  let longest = 0;
  let hasManyValues = false;
  let oddity: { readonly text: string; readonly line: number } | null = null;

  return {
    add(cell: Cell, line: number): void {
      if (isMissing(cell)) {
        missing++;
        return;
      }
      present++;
      const text = String(cell).trim();
      const example = text.slice(0, EXAMPLE_CHARACTERS);
      if (examples.length < EXAMPLES && !examples.includes(example)) examples.push(example);
      longest = Math.max(longest, text.length);
      if (!hasManyValues) {
        counts.set(text, (counts.get(text) ?? 0) + 1);
        if (counts.size > MAX_CLASSES) {
          hasManyValues = true;
          counts.clear();
        }
      }
      const value = parseNumber(cell, decimal);
      if (!Number.isNaN(value)) {
        numbers++;
        if (Number.isInteger(value)) integers++;
        min = Math.min(min, value);
        max = Math.max(max, value);
        return;
      }
      oddity ??= { text: text.slice(0, 40), line };
      if (dates.length < DATE_SAMPLE) dates.push(cell);
      if (!Number.isNaN(parseTime(cell, 'dmy')) || !Number.isNaN(parseTime(cell, 'mdy'))) times++;
      else if (!Number.isNaN(parseClock(cell))) clocks++;
    },
    finish(): { column: ColumnFound; problems: string[] } {
      const dateOrder: DateOrder = guessDateOrder(dates);
      const isMost = (count: number): boolean => present > 0 && count >= present * MOST;
      const isCompactDate = isMost(integers) && min >= 1e7 && max < 1e8 && looksCompact(examples);
      const kind =
        present === 0
          ? 'empty'
          : isMost(times)
            ? 'time'
            : isMost(clocks)
              ? 'clock'
              : isMost(numbers)
                ? 'number'
                : hasManyValues || counts.size > Math.max(2, present / 2)
                  ? 'text'
                  : 'category';
      const values = hasManyValues ? null : [...counts].map(([value, count]) => ({ value, count }));
      const problems =
        kind === 'number' && numbers < present && oddity !== null
          ? [
              `Column '${name}': ${present - numbers} values are no numbers and count as missing, the first in line ${oddity.line} ('${oddity.text}').`,
            ]
          : [];
      return {
        column: {
          name,
          kind: isCompactDate ? 'time' : kind,
          missing,
          distinct: values?.length ?? null,
          classes: values?.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)) ?? null,
          isWhole: numbers > 0 && integers === numbers,
          min: numbers > 0 ? min : null,
          max: numbers > 0 ? max : null,
          longest,
          examples,
          dateOrder,
        },
        problems,
      };
    },
  };
}

/** '20090131': eight digits that are a date. */
function looksCompact(examples: readonly string[]): boolean {
  return examples.every((text) => /^\d{8}$/.test(text) && !Number.isNaN(parseTime(text, 'ymd')));
}
