import type { InputFile, ReadControl } from './bytes.ts';
import type { Cell, RecordSource, SourceRow } from './records.ts';
import type { Feature } from './tf-example.ts';
import { type TfRecord, readTfRecords } from './tfrecord.ts';

const BATCH_ROWS = 1000;
/** Longer lists become one text of numbers instead of a column each. */
const MAX_LIST = 64;

type Parse = (path: string, record: TfRecord) => ReadonlyMap<string, Feature>;

/**
 * The features of tf.Examples as columns: a single value as it is, a list of always the same length as columns 'name[0]' …,
 * any other list as one text of its numbers, bytes as text.
 */
export async function featureRecords(
  name: string,
  files: readonly InputFile[],
  parse: Parse,
  control: ReadControl,
): Promise<RecordSource> {
  const widths = await measureWidths(files, parse, control);
  const layout = [...widths].map(([key, width]) => ({ key, width }));
  return {
    name,
    columns: layout.flatMap(({ key, width }) =>
      width > 1 ? Array.from({ length: width }, (_, i) => `${key}[${i}]`) : [key],
    ),
    decimal: '.',
    readRows: async function* (inner) {
      let batch: SourceRow[] = [];
      let line = 0;
      for (const file of files)
        for await (const record of readTfRecords(file, inner)) {
          const example = parse(file.path, record);
          const cells = layout.flatMap(({ key, width }) => toCells(example.get(key), width));
          batch.push({ line: ++line, cells });
          if (batch.length < BATCH_ROWS) continue;
          yield batch;
          batch = [];
        }
      yield batch;
    },
  };
}

/** Columns that each feature takes: its length where it never changes, else 1. */
async function measureWidths(
  files: readonly InputFile[],
  parse: Parse,
  { signal }: ReadControl,
): Promise<Map<string, number>> {
  const widths = new Map<string, number>();
  for (const file of files)
    for await (const record of readTfRecords(file, { signal }))
      for (const [key, { kind, values }] of parse(file.path, record)) {
        const length = kind === 'bytes' || values.length > MAX_LIST ? 1 : values.length;
        if (length === 0) continue;
        const known = widths.get(key);
        widths.set(key, known === undefined || known === length ? length : 1);
      }
  return widths;
}

function toCells(feature: Feature | undefined, width: number): Cell[] {
  if (feature === undefined) return new Array<Cell>(width).fill(null);
  if (width > 1) return Array.from({ length: width }, (_, i) => toCell(feature, i));
  return [
    feature.values.length > 1 && feature.kind !== 'bytes' ? feature.values.join(' ') : toCell(feature, 0),
  ];
}

function toCell(feature: Feature, index: number): Cell {
  const value = feature.values[index];
  if (value === undefined) return null;
  return typeof value === 'number' ? value : new TextDecoder().decode(value);
}
