import type { PartName, PartRows } from '#core/dataset.ts';
import { readLicence } from './licences.ts';
import { describeColumn, mean, median, regressionBaselines } from './statistics.ts';
import { type ManifestDraft, writeDataset } from './write-dataset.ts';

type Draft = Extract<ManifestDraft, { kind: 'table' }>;
type Described = Pick<Draft['columns'][number], 'name' | 'description'> & { readonly unit: string };

/** A table of one number and what a rule makes of it: known to the last digit, without noise. */
export interface RuleTable {
  readonly about: Pick<Draft, 'id' | 'title' | 'summary' | 'split' | 'notes' | 'nearestOriginal'>;
  readonly column: Described;
  readonly target: Described;
  readonly rule: (x: number) => number;
  readonly xs: Readonly<Record<PartName, readonly number[]>>;
}

export async function writeRuleTable({ about, column, target, rule, xs }: RuleTable): Promise<void> {
  const toPart = (part: PartName): Extract<PartRows, { kind: 'table' }> => ({
    kind: 'table',
    count: xs[part].length,
    features: Float32Array.from(xs[part]),
    targets: Float32Array.from(xs[part], rule),
  });
  const rows = { train: toPart('train'), validation: toPart('validation'), heldOut: toPart('heldOut') };
  const known = rows.train.targets;
  const truth = rows.heldOut.targets;
  const always = (value: number): number[] => Array.from(truth, () => value);
  await writeDataset(
    {
      kind: 'table',
      ...about,
      origin: 'generated',
      licence: { name: 'CC0 1.0', text: await readLicence('CC0-1.0') },
      attribution: 'Made for Tensor Dojo by the rule that its builder in tools/datasets states.',
      sources: [],
      baselines: [
        ...regressionBaselines('mean', 'Always the training mean', always(mean(known)), truth),
        ...regressionBaselines('median', 'Always the training median', always(median(known)), truth),
      ],
      columns: [describeColumn(column, rows.train.features)],
      target: describeColumn(target, known),
    },
    rows,
  );
}
