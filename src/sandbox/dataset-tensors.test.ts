import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DatasetManifest, LearnerDataset, PartRows } from '#core/dataset.ts';
import { buildLearnerDataset } from './dataset-tensors.ts';

beforeAll(() => tf.setBackend('cpu'));

const common = {
  id: 'x',
  title: '',
  summary: '',
  origin: 'generated' as const,
  licence: { name: '', text: '' },
  attribution: '',
  sources: [],
  split: '',
  notes: [],
  nearestOriginal: '',
  baselines: [],
  parts: {
    train: { count: 2, shards: [] },
    validation: { count: 1, shards: [] },
    heldOut: { count: 1, shards: [] },
  },
};
const column = (mean: number) => ({ name: 'c', unit: '', description: '', mean, standardDeviation: 2 });

function build(
  manifest: DatasetManifest,
  train: PartRows,
  validation: PartRows = train,
): Record<string, unknown> {
  const dataset: LearnerDataset = { manifest, train, validation };
  return { ...buildLearnerDataset(dataset) };
}

describe('buildLearnerDataset', () => {
  it('gives images from 0 to 1 with one-hot and numbered labels', () => {
    const manifest = {
      kind: 'image' as const,
      ...common,
      shape: [1, 2, 1] as [number, number, number],
      classNames: ['a', 'b', 'c'],
    };
    const rows = {
      kind: 'image' as const,
      count: 2,
      pixels: Uint8Array.of(0, 255, 51, 0),
      labels: Uint8Array.of(2, 0),
    };
    const built = build(manifest, rows);
    const train = built.train as { xs: tf.Tensor; ys: tf.Tensor; labels: tf.Tensor; count: number };
    expect([train.xs.shape, train.ys.shape, train.labels.dtype, train.count]).toEqual([
      [2, 1, 2, 1],
      [2, 3],
      'int32',
      2,
    ]);
    expect(Array.from(train.xs.dataSync(), (value) => Number(value.toFixed(6)))).toEqual([0, 1, 0.2, 0]);
    expect(Array.from(train.ys.dataSync())).toEqual([0, 0, 1, 1, 0, 0]);
    expect(built.classNames).toEqual(['a', 'b', 'c']);
  });

  it('gives texts with labels as numbers and as a column', () => {
    const manifest = { kind: 'text' as const, ...common, classNames: ['bad', 'good'], vocabulary: ['the'] };
    const built = build(manifest, { kind: 'text', count: 2, texts: ['x', 'y'], labels: Uint8Array.of(0, 1) });
    const train = built.train as { texts: string[]; labels: number[]; ys: tf.Tensor };
    expect([train.texts, train.labels, train.ys.shape]).toEqual([
      ['x', 'y'],
      [0, 1],
      [2, 1],
    ]);
    expect(built.vocabulary).toEqual(['the']);
  });

  it('gives tables in natural units', () => {
    const manifest = {
      kind: 'table' as const,
      ...common,
      columns: [column(1), column(2)],
      target: column(3),
    };
    const built = build(manifest, {
      kind: 'table',
      count: 2,
      features: Float32Array.of(1, 2, 3, 4),
      targets: Float32Array.of(9, 8),
    });
    const train = built.train as { xs: tf.Tensor2D; ys: tf.Tensor2D };
    expect([train.xs.arraySync(), train.ys.arraySync()]).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
      [[9], [8]],
    ]);
  });

  it('gives series with the scale of their first column', () => {
    const manifest = {
      kind: 'series' as const,
      ...common,
      columns: [column(7)],
      start: '1749-01-01',
      step: 'month' as const,
    };
    const built = build(manifest, { kind: 'series', count: 2, values: Float32Array.of(5, 6) });
    expect(built).toMatchObject({
      train: { count: 2 },
      mean: 7,
      standardDeviation: 2,
      start: '1749-01-01',
      step: 'month',
    });
  });

  it('refuses rows of another kind than the manifest says', () => {
    const manifest = { kind: 'series' as const, ...common, columns: [], start: '', step: 'day' as const };
    expect(() => build(manifest, { kind: 'text', count: 0, texts: [], labels: new Uint8Array() })).toThrow(
      "rows are 'text'",
    );
  });
});
