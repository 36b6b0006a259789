import type { DatasetSummary } from '#core/dataset-summary.ts';

export type Kind = DatasetSummary['kind'];
export type Origin = DatasetSummary['origin'];

export interface DatasetFilter {
  readonly kind: Kind | 'all';
  readonly origin: Origin | 'all';
  /** Words that all must appear, in any case. */
  readonly search: string;
}

export const ALL_DATASETS: DatasetFilter = { kind: 'all', origin: 'all', search: '' };

/** In the order in which the pages list them. */
export const KINDS: readonly Kind[] = ['image', 'text', 'corpus', 'table', 'series', 'music', 'model'];

/** The sets that match, by kind, then by title. */
export function filterDatasets(
  all: readonly DatasetSummary[],
  { kind, origin, search }: DatasetFilter,
): readonly DatasetSummary[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return all
    .filter((set) => {
      const text = [set.id, set.title, set.summary, set.licence, set.kind].join(' ').toLowerCase();
      return (
        (kind === 'all' || set.kind === kind) &&
        (origin === 'all' || set.origin === origin) &&
        words.every((word) => text.includes(word))
      );
    })
    .toSorted(
      (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.title.localeCompare(b.title, 'en'),
    );
}
