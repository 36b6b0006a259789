import { describe, expect, it } from 'vitest';
import type { DatasetSummary } from '#core/dataset-summary.ts';
import { ALL_DATASETS, filterDatasets } from './filter-datasets.ts';

const set = (
  id: string,
  kind: DatasetSummary['kind'],
  change: Partial<DatasetSummary> = {},
): DatasetSummary => ({
  id,
  kind,
  title: id,
  summary: '',
  origin: 'real',
  licence: 'MIT',
  shape: '',
  classes: 0,
  rows: { train: 1, validation: 1, heldOut: 1 },
  sizeBytes: 1,
  ...change,
});
const SETS = [
  set('waves', 'series'),
  set('zebras', 'image', { origin: 'rendered', summary: 'Striped animals.' }),
  set('ants', 'image', { licence: 'CC BY 4.0' }),
];
const found = (change: Partial<typeof ALL_DATASETS>): string[] =>
  filterDatasets(SETS, { ...ALL_DATASETS, ...change }).map(({ id }) => id);

describe('filterDatasets', () => {
  it('lists by kind, then by title', () => {
    expect(found({})).toEqual(['ants', 'zebras', 'waves']);
  });

  it('joins kind and origin', () => {
    expect(found({ kind: 'image', origin: 'rendered' })).toEqual(['zebras']);
    expect(found({ kind: 'series', origin: 'rendered' })).toEqual([]);
  });

  it('finds all words of a search, in title, summary or licence', () => {
    expect(found({ search: 'ANIMALS striped' })).toEqual(['zebras']);
    expect(found({ search: 'cc by' })).toEqual(['ants']);
    expect(found({ search: 'striped ants' })).toEqual([]);
  });
});
