/**
 * Rows as CSV by RFC 4180, with line feeds: a cell with a comma, a quotation mark or a line break is quoted, and quotation
 * marks in it are doubled.
 */
export function toCsv(rows: Iterable<readonly string[]>): string {
  let text = '';
  for (const row of rows) text += `${row.map(quote).join(',')}\n`;
  return text;
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The shortest decimal that is the same float32; empty for a missing value. */
export function csvNumber(value: number): string {
  if (Number.isNaN(value)) return '';
  for (let digits = 6; digits < 10; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === Math.fround(value)) return String(short);
  }
  return String(value);
}
