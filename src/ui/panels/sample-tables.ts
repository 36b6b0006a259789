import type { DatasetManifest, PartRows } from '#core/dataset.ts';
import { TABLE_MANIFEST } from './sample-data.ts';

/** For tests: classes to tell apart, a category among the features, and values that are missing. */
export const BIRD_MANIFEST: Extract<DatasetManifest, { kind: 'table' }> = {
  ...TABLE_MANIFEST,
  id: 'birds',
  title: 'Birds',
  columns: [
    { kind: 'number', name: 'bill', unit: 'mm', description: 'Length.', mean: 38.8, standardDeviation: 7.2 },
    { kind: 'category', name: 'island', description: 'Where.', categories: ['Biscoe', 'Dream'] },
    { kind: 'number', name: 'mass', unit: 'g', description: 'Mass.', mean: 3980, standardDeviation: 690 },
  ],
  target: { kind: 'category', name: 'species', description: 'Kind.', categories: ['Adelie', 'Gentoo'] },
};

export const BIRD_ROWS: Extract<PartRows, { kind: 'table' }> = {
  kind: 'table',
  count: 6,
  features: new Float32Array([
    ...[30, 1, 3000],
    ...[32, 1, 3200],
    ...[40, 0, 4000],
    ...[42, 1, NaN],
    ...[50, 0, 5000],
    ...[NaN, NaN, 4500],
  ]),
  targets: new Float32Array([0, 0, 0, 1, 1, 1]),
};
