import type { Baseline, PartName, PartRows } from '#core/dataset.ts';
import { type ColumnValues, describe, pick, pickRows } from './table-columns.ts';
import type { RowSplit } from './table-split.ts';
import { type ManifestDraft, writeDataset } from './write-dataset.ts';

type Draft = Extract<ManifestDraft, { kind: 'table' }>;

/** What a builder says of a table; the rest follows from its columns and the split. */
export interface TableSource {
  readonly about: Omit<Draft, 'kind' | 'columns' | 'target' | 'baselines'>;
  readonly columns: readonly ColumnValues[];
  readonly target: ColumnValues;
  readonly parts: RowSplit;
  readonly baselines: readonly Baseline[];
}

/** Writes a table that is split already. */
export async function writeTable(source: TableSource): Promise<void> {
  const { about, columns, target, parts, baselines } = source;
  const toPart = (name: PartName): PartRows => ({
    kind: 'table',
    count: parts[name].length,
    features: pickRows(columns, parts[name]),
    targets: pick(target.values, parts[name]),
  });
  await writeDataset(
    {
      kind: 'table',
      ...about,
      notes: [
        ...about.notes,
        'Means and standard deviations are of the training part, over the values that are there; the deviation divides by n.',
      ],
      baselines: [...baselines],
      columns: columns.map((column) => describe(column, parts.train)),
      target: describe(target, parts.train),
    },
    { train: toPart('train'), validation: toPart('validation'), heldOut: toPart('heldOut') },
  );
}
