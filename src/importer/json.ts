import { type InputFile, type ReadControl, formatBytes, streamBytes } from './bytes.ts';
import { badFile } from './import-fault.ts';
import type { Cell, RecordSource, SourceRow } from './records.ts';

/** A single JSON value has to be read at once. */
const MAX_WHOLE_BYTES = 256 * 1024 * 1024;
const BATCH_ROWS = 2000;
const MAX_COLUMNS = 2000;

/** Opens a JSON array of records, or JSON lines (one record a line), gzip or not. */
export async function openJson(file: InputFile, control: ReadControl = {}): Promise<RecordSource> {
  const start = await readStart(file);
  const isLines = start.startsWith('{') && isRecord(parse(start.split('\n', 1)[0] ?? ''));
  const read = isLines
    ? (inner: ReadControl) => readLines(file, inner)
    : await readWhole(file, control).then((records) => () => inBatches(records));
  const columns = new Set<string>();
  for await (const batch of read({ signal: control.signal }))
    for (const { value } of batch)
      if (isRecord(value)) for (const key of Object.keys(value)) columns.add(key);
  if (columns.size === 0 || columns.size > MAX_COLUMNS)
    throw badFile(
      `${file.path} is JSON, but not a list of records with ${columns.size === 0 ? 'named values' : `at most ${MAX_COLUMNS} names`}. The lab takes [{"text": "…", "label": 1}, …], or one such record a line.`,
    );
  const names = [...columns];
  return {
    name: file.path,
    columns: names,
    decimal: '.',
    readRows: async function* (inner, onFault) {
      for await (const batch of read(inner)) {
        const rows: SourceRow[] = [];
        for (const { line, value } of batch)
          if (isRecord(value)) rows.push({ line, cells: names.map((name) => toCell(value[name])) });
          else onFault({ line, fault: value === undefined ? 'not JSON' : 'not a record' });
        yield rows;
      }
    },
  };
}

interface Numbered {
  readonly line: number;
  /** Undefined when the line is not JSON. */
  readonly value: unknown;
}

/** The first characters without spaces before them; a first line up to 1 MB is whole. */
async function readStart(file: InputFile): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of streamBytes(file)) {
    text = (text + decoder.decode(chunk, { stream: true })).trimStart();
    if (text.includes('\n') || text.length > 1_000_000) break;
  }
  return text;
}

async function readWhole(file: InputFile, control: ReadControl): Promise<readonly unknown[]> {
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  let length = 0;
  for await (const chunk of streamBytes(file, control)) {
    length += chunk.length;
    if (length > MAX_WHOLE_BYTES)
      throw badFile(
        `${file.path} is one JSON value of more than ${formatBytes(MAX_WHOLE_BYTES)}, which has to be read at once. Save it as JSON lines (one record a line) or CSV.`,
      );
    pieces.push(decoder.decode(chunk, { stream: true }));
  }
  const value = parse(pieces.join(''));
  if (isList(value)) return value;
  // An object with one list inside, as many exports are.
  const lists = isRecord(value) ? Object.values(value).filter(isList) : [];
  const [list] = lists;
  if (lists.length === 1 && list !== undefined) return list;
  throw badFile(
    `${file.path} is ${value === undefined ? 'not JSON: it is damaged or cut short' : 'JSON, but not a list of records'}. The lab takes [{"text": "…", "label": 1}, …], or one such record a line.`,
  );
}

async function* inBatches(records: readonly unknown[]): AsyncGenerator<readonly Numbered[]> {
  for (let from = 0; from < records.length; from += BATCH_ROWS)
    yield await Promise.resolve(
      records.slice(from, from + BATCH_ROWS).map((value, index) => ({ line: from + index + 1, value })),
    );
}

async function* readLines(file: InputFile, control: ReadControl): AsyncGenerator<readonly Numbered[]> {
  const decoder = new TextDecoder();
  let rest = '';
  let line = 0;
  const number = (texts: readonly string[]): Numbered[] =>
    texts.flatMap((text) => {
      line++;
      return text.trim() === '' ? [] : [{ line, value: parse(text) }];
    });
  for await (const chunk of streamBytes(file, control)) {
    const texts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = texts.pop() ?? '';
    yield number(texts);
  }
  yield number([rest + decoder.decode()]);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Texts, numbers and truth values; lists of texts as one text; anything else is missing. */
function toCell(value: unknown): Cell {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string' || typeof item === 'number'))
    return value.join(' ');
  return null;
}
