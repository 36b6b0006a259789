import type { Column, PartRows } from '#core/dataset.ts';

type Table = Extract<PartRows, { kind: 'table' }>;

/** The rows as a CSV file would hold them (RFC 4180): a line of names, the target last; a missing value is empty. */
export function formatCsv(rows: Table, columns: readonly Column[], target: Column): string {
  const lines = readRecords(rows, columns, target).map((record) =>
    Object.values(record).map(quote).join(','),
  );
  return `${[[...columns, target].map(({ name }) => quote(name)).join(','), ...lines].join('\n')}\n`;
}

/** The rows as a JSON array of objects; a missing value is null. */
export function formatJson(rows: Table, columns: readonly Column[], target: Column): string {
  return JSON.stringify(readRecords(rows, columns, target));
}

function readRecords({ features, targets, count }: Table, columns: readonly Column[], target: Column) {
  return Array.from({ length: count }, (_, row) =>
    Object.fromEntries([
      ...columns.map(
        (column, at) => [column.name, valueOf(features[row * columns.length + at], column)] as const,
      ),
      [target.name, valueOf(targets[row], target)] as const,
    ]),
  );
}

function valueOf(value = NaN, column: Column): number | string | null {
  if (Number.isNaN(value)) return null;
  // Rows are float32: seven digits are all they hold.
  return column.kind === 'number' ? Number(value.toPrecision(7)) : (column.categories[value] ?? null);
}

function quote(value: number | string | null): string {
  const text = String(value ?? '');
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
