import type { Baseline, DatasetManifest } from '#core/dataset.ts';
import type { RowsByPart } from './split-rows.ts';
import { PART_NAMES } from './split-rows.ts';
import type { ImportPlan } from './plan.ts';
import { badFile } from './import-fault.ts';

/** What a manifest says of a data set besides its kind. */
export type OwnFacts = Omit<
  Extract<DatasetManifest, { kind: 'image' }>,
  'kind' | 'id' | 'parts' | 'shape' | 'classNames'
>;

/** Provenance of a data set made of files: they are the person's, and the lab knows no more of them. */
export function describeOwn(
  plan: ImportPlan,
  format: string,
  summary: string,
  notes: readonly string[],
  baselines: Baseline[],
): OwnFacts {
  const { title, split } = plan;
  return {
    title,
    summary,
    origin: 'own',
    licence: {
      name: 'your own',
      text: 'You brought this data. It lies in this browser only and was sent nowhere. Whether you may pass it on is for its terms to say.',
    },
    attribution: `Made in this browser from ${format}.`,
    sources: [],
    split: describeSplit(plan),
    notes: [
      ...notes,
      ...(plan.kind === 'series'
        ? []
        : [
            'Rows that are almost the same in different parts were not looked for; if the files hold such, scores come out too high.',
          ]),
    ],
    nearestOriginal: `The files themselves (seed ${split.seed}).`,
    baselines,
  };
}

function describeSplit({ kind, split: { fractions, seed, useParts } }: ImportPlan): string {
  const shares = PART_NAMES.map((part) => `${Math.round(fractions[part] * 100)} %`).join(', ');
  if (kind === 'series')
    return `In the order of time: ${shares} for training, validation and the held-out part.`;
  const named = useParts
    ? ' Parts that the folders or names give were kept; a missing one was taken out of training.'
    : '';
  return `By seed ${seed}: ${shares} for training, validation and the held-out part, each class on its own.${named}`;
}

/** Throws a fault unless every part has rows. */
export function requireRows(parts: RowsByPart): void {
  const empty = PART_NAMES.filter((part) => parts[part].length === 0);
  if (empty.length === 0) return;
  const names = { train: 'training', validation: 'validation', heldOut: 'held-out' };
  throw badFile(
    `The ${empty.map((part) => names[part]).join(' and the ')} part would be empty with this split. Give it a larger share, do not use the parts that the names give, or choose files with more rows.`,
  );
}

/** Share of the most frequent class of training among the held-out labels. */
export function majorityBaseline(train: readonly number[], heldOut: readonly number[]): Baseline[] {
  const counts = new Map<number, number>();
  for (const label of train) counts.set(label, (counts.get(label) ?? 0) + 1);
  const [most = -1] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  const hits = heldOut.filter((label) => label === most).length;
  return [
    {
      id: 'majority',
      title: 'Always the most frequent class',
      metric: 'accuracy',
      value: hits / heldOut.length,
    },
  ];
}
