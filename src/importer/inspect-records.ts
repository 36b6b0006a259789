import type { ReadControl } from './bytes.ts';
import { findColumns } from './column-findings.ts';
import type { CsvDialect } from './csv.ts';
import { badFile } from './import-fault.ts';
import type { Inspected } from './material.ts';
import type { RecordSource } from './records.ts';

const SAMPLE_ROWS = 8;
const SAMPLE_CHARACTERS = 120;

/** Reads all records once and says what the columns are. */
export async function inspectRecords(
  title: string,
  format: string,
  sizeBytes: number,
  source: RecordSource,
  dialect: CsvDialect | null,
  control: ReadControl,
): Promise<Inspected> {
  const findings = await findColumns(source, control);
  if (findings.rows === 0)
    throw badFile(
      `${source.name} has no rows that fit its ${source.columns.length} columns. ${findings.problems[0] ?? 'Choose a file with rows below the names.'}`,
    );
  const sample: string[][] = [];
  for await (const batch of source.readRows({ signal: control.signal }, () => undefined)) {
    for (const { cells } of batch.slice(0, SAMPLE_ROWS - sample.length))
      sample.push(cells.map((cell) => String(cell ?? '').slice(0, SAMPLE_CHARACTERS)));
    if (sample.length >= SAMPLE_ROWS) break;
  }
  const lone =
    dialect !== null && source.columns.length === 1
      ? [
          'Only one column was found. If the file has more, its separator was not recognised: choose it below.',
        ]
      : [];
  return {
    found: {
      title,
      format,
      sizeBytes,
      contents: { kind: 'records', count: findings.rows, columns: findings.columns, dialect, sample },
      problems: [...lone, ...findings.problems],
    },
    material: { kind: 'records', source, findings, dialect },
  };
}
