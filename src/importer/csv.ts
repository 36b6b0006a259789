import Papa from 'papaparse';
import { type InputFile, type ReadControl, streamBytes } from './bytes.ts';
import { badFile } from './import-fault.ts';
import { type RecordSource, type SourceRow, isMissing, parseNumber } from './records.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Read to find out separator, header, decimals and encoding. */
const SAMPLE_BYTES = 128 * 1024;
const SAMPLE_ROWS = 200;
/** A row longer than this is a quotation mark that was never closed. */
const MAX_ROW_CHARACTERS = 16 * 1024 * 1024;

/** What a person may set right when it was guessed wrong. */
export interface CsvReading {
  readonly delimiter?: string | undefined;
  readonly hasHeader?: boolean | undefined;
  readonly decimal?: '.' | ',' | undefined;
}

/** How a file is read. */
export interface CsvDialect {
  readonly delimiter: string;
  readonly hasHeader: boolean;
  readonly decimal: '.' | ',';
  readonly encoding: 'utf-8' | 'utf-16le' | 'windows-1252';
}

export interface CsvSource extends RecordSource {
  readonly dialect: CsvDialect;
}

/** Opens a text file of rows and separated fields (RFC 4180 and its cousins), gzip or not. */
export async function openCsv(file: InputFile, reading: CsvReading = {}): Promise<CsvSource> {
  const sample = await readSample(file);
  const delimiter = reading.delimiter ?? guessDelimiter(sample.text);
  const rows = parsePiece(sample.text, delimiter, sample.isWhole).rows.filter((row) => !isBlank(row));
  const first = rows[0];
  if (first === undefined)
    throw badFile(`${file.path} has no rows. Choose a file with a line of column names and rows below it.`);
  const decimal = reading.decimal ?? guessDecimal(rows, delimiter);
  const hasHeader = reading.hasHeader ?? guessHeader(rows, decimal);
  const dialect: CsvDialect = { delimiter, hasHeader, decimal, encoding: sample.encoding };
  const columns = hasHeader ? nameColumns(first) : first.map((_, index) => `column ${index + 1}`);
  return {
    name: file.path,
    columns,
    decimal,
    dialect,
    readRows: async function* (control, onFault) {
      let isHeader = hasHeader;
      for await (const { rows: batch, lines } of readBatches(file, dialect, control)) {
        const whole: SourceRow[] = [];
        batch.forEach((cells, index) => {
          if (isBlank(cells)) return;
          const line = lines[index] ?? 0;
          if (isHeader) isHeader = false;
          else if (cells.length === columns.length) whole.push({ line, cells });
          else onFault({ line, fault: `${cells.length} fields instead of ${columns.length}` });
        });
        yield whole;
      }
    },
  };
}

async function readSample(file: InputFile) {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  let isWhole = true;
  for await (const chunk of streamBytes(file)) {
    chunks.push(chunk);
    length += chunk.length;
    isWhole = length <= SAMPLE_BYTES;
    if (!isWhole) break;
  }
  const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer()).subarray(0, SAMPLE_BYTES);
  const encoding = guessEncoding(bytes, isWhole);
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, encoding, isWhole };
}

function guessEncoding(bytes: Uint8Array, isWhole: boolean): CsvDialect['encoding'] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  try {
    // As a stream, so that a letter cut in two at the sample's end is no error.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** The separator that gives most rows the same number of fields, and more than one. */
function guessDelimiter(text: string): string {
  const scores = DELIMITERS.map((delimiter) => {
    const rows = parsePiece(text, delimiter, false)
      .rows.slice(0, SAMPLE_ROWS)
      .filter((row) => !isBlank(row));
    const widths = new Map<number, number>();
    for (const row of rows) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
    const [width = 1, count = 0] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    return { delimiter, score: width < 2 ? 0 : count / rows.length + Math.min(width, 100) / 1000 };
  });
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

/** Commas, when numbers with a comma are there and none with a point. */
function guessDecimal(rows: readonly string[][], delimiter: string): '.' | ',' {
  if (delimiter === ',') return '.';
  const cells = rows.slice(0, SAMPLE_ROWS).flat();
  const commas = cells.filter((cell) => /^\s*[+-]?[\d.]*,\d+\s*$/.test(cell)).length;
  const points = cells.filter((cell) => /^\s*[+-]?\d*\.\d+\s*$/.test(cell)).length;
  return commas > points ? ',' : '.';
}

/** Names stand where no cell is a number while others below are; or where all is text, when no name comes again below. */
function guessHeader(rows: readonly string[][], decimal: '.' | ','): boolean {
  const [first = [], ...rest] = rows.slice(0, SAMPLE_ROWS);
  const isNumber = (cell: string): boolean => !Number.isNaN(parseNumber(cell, decimal));
  if (rest.length === 0 || first.some((cell) => isNumber(cell))) return false;
  if (rest.some((row) => row.some((cell) => isNumber(cell)))) return true;
  return first.every(
    (name, index) => !isMissing(name) && !rest.some((row) => row[index]?.trim() === name.trim()),
  );
}

/** Unnamed columns get a number, repeated names too. */
function nameColumns(first: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return first.map((cell, index) => {
    const name = cell.trim() === '' ? `column ${index + 1}` : cell.trim();
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

function isBlank(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === '');
}

interface Batch {
  readonly rows: readonly string[][];
  /** Line of each row's beginning, from 1. */
  readonly lines: readonly number[];
}

async function* readBatches(
  file: InputFile,
  dialect: CsvDialect,
  control: ReadControl,
): AsyncGenerator<Batch> {
  const decoder = new TextDecoder(dialect.encoding);
  let rest = '';
  let line = 1;
  const take = (text: string, isLast: boolean): Batch => {
    const { rows, cursor } = parsePiece(text, dialect.delimiter, isLast);
    rest = text.slice(cursor);
    const lines = rows.map((row) => {
      const begin = line;
      line += 1 + row.reduce((sum, cell) => sum + countLineBreaks(cell), 0);
      return begin;
    });
    return { rows, lines };
  };
  for await (const chunk of streamBytes(file, control)) {
    const batch = take(rest + decoder.decode(chunk, { stream: true }), false);
    if (rest.length > MAX_ROW_CHARACTERS)
      throw badFile(
        `${file.path} has no end of row for ${MAX_ROW_CHARACTERS.toLocaleString('en')} characters after line ${line}: a quotation mark is probably not closed there. Mend that line, then choose the file again.`,
      );
    yield batch;
  }
  yield take(rest + decoder.decode(), true);
}

/** Whole rows of a text; the row it breaks off in is left for the next piece unless this is the last. */
function parsePiece(text: string, delimiter: string, isLast: boolean): { rows: string[][]; cursor: number } {
  if (text === '') return { rows: [], cursor: 0 };
  const parser = new Papa.Parser({
    delimiter,
    ...(text.includes('\r\n') ? { newline: '\r\n' as const } : {}),
  });
  const parsed = parser.parse(text, 0, !isLast) as Papa.ParseResult<string[]>;
  return { rows: parsed.data, cursor: isLast ? text.length : parsed.meta.cursor };
}

function countLineBreaks(cell: string): number {
  let count = 0;
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
  return count;
}
