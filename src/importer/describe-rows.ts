import type { PartName } from '#core/dataset.ts';
import type { ClassFound, PartsFound } from './found.ts';
import type { LabelledRows } from './material.ts';

/** Counts of each class, in class order. */
export function describeClasses({ classNames, labels }: LabelledRows): ClassFound[] {
  const counts = classNames.map(() => 0);
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return classNames.map((name, label) => ({ name, count: counts[label] ?? 0 }));
}

/** Rows of each part where a name told the part; null when none did. */
export function describeParts(parts: readonly (PartName | null)[]): PartsFound {
  const counts = { train: 0, validation: 0, heldOut: 0 };
  for (const part of parts) if (part !== null) counts[part]++;
  return counts.train + counts.validation + counts.heldOut === 0 ? null : counts;
}

/** 'rps-test-set.zip/rps/rock/1.png' → 'rps-test-set'. */
export function titleOf(path: string): string {
  const first = path.split('/')[0] ?? '';
  return (
    first.replace(
      /(\.(tar|csv|tsv|txt|json|jsonl|ndjson|npz|npy|idx|tfrecords?))?(\.(gz|tgz|zip|tar|csv|tsv|txt|json|jsonl|ndjson|npz|npy|png|tfrecords?))?$/i,
      '',
    ) || first
  );
}
