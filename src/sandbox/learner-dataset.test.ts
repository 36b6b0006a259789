import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DatasetManifest, LearnerDataset, PartRows } from '#core/dataset.ts';
import { buildLearnerDataset } from './learner-dataset.ts';

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
const column = (mean: number) => ({
  kind: 'number' as const,
  name: 'c',
  unit: '',
  description: '',
  mean,
  standardDeviation: 2,
});

function build(
  manifest: DatasetManifest,
  train: PartRows,
  validation: PartRows = train,
): Record<string, unknown> {
  const dataset: LearnerDataset = { manifest, train, validation };
  return { ...buildLearnerDataset(dataset) };
}

interface Batch extends tf.TensorContainerObject {
  readonly xs: tf.Tensor;
  readonly ys: tf.Tensor;
}
type Batches = (options: object) => tf.data.Dataset<Batch>;

function batchesOf(built: Record<string, unknown>) {
  return built.train as { readonly batches: Batches };
}

/** Eight images of one pixel each, whose value tells them apart. */
const IDS = [0, 1, 2, 3, 4, 5, 6, 7];

function images() {
  const rows = {
    kind: 'image' as const,
    count: 8,
    pixels: Uint8Array.from(IDS),
    labels: Uint8Array.from(IDS, (id) => id % 2),
  };
  const manifest = {
    kind: 'image' as const,
    ...common,
    shape: [1, 1, 1] as [number, number, number],
    classNames: ['a', 'b'],
  };
  const { train } = build(manifest, rows);
  return { train: train as { readonly xs: tf.Tensor; readonly batches: Batches } & tf.TensorContainerObject };
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

  it('makes a tensor once, when it is asked for, and lets dispose free exactly those that exist', () => {
    const before = tf.memory().numTensors;
    const part = images().train;
    expect(tf.memory().numTensors).toBe(before);
    const first = tf.tidy(() => part.xs);
    expect(part.xs).toBe(first);
    expect([first.isDisposed, tf.memory().numTensors]).toEqual([false, before + 1]);
    tf.dispose(part);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('gives every row once an epoch, in a new order each epoch, the same for the same seed', async () => {
    const epochs = async (options: object) => {
      const dataset = images().train.batches({ batchSize: 2, ...options });
      const seen: number[][] = [];
      for (let epoch = 0; epoch < 2; epoch++) {
        const order: number[] = [];
        await dataset.forEachAsync((batch: Batch) => {
          order.push(...Array.from(batch.xs.dataSync(), (value) => Math.round(value * 255)));
          tf.dispose(batch);
        });
        seen.push(order);
      }
      return seen;
    };
    const before = tf.memory().numTensors;
    const first = await epochs({ seed: 3 });
    expect(first.map((order) => order.toSorted((a, b) => a - b))).toEqual([IDS, IDS]);
    expect(first[0]).not.toEqual(first[1]);
    expect(await epochs({ seed: 3 })).toEqual(first);
    expect(await epochs({ shuffle: false, prefetch: 0 })).toEqual([IDS, IDS]);
    expect(tf.memory().numTensors).toBe(before);
    expect(images().train.batches({ batchSize: 4 })).toMatchObject({ size: 2 });
  });

  it('names the option of batches that is wrong', () => {
    expect(() => images().train.batches({ batchSize: 0 })).toThrow('batchSize');
    expect(() => images().train.batches({ shuffle: 'yes' })).toThrow('shuffle');
  });

  it('cuts windows that no gap interrupts', async () => {
    const manifest = {
      kind: 'series' as const,
      ...common,
      columns: [column(7)],
      start: '',
      step: 'day' as const,
    };
    const rows = {
      kind: 'series' as const,
      count: 6,
      values: Float32Array.of(1, 2, 3, 10, 20, 30),
      breaks: [3],
    };
    const { batches } = batchesOf(build(manifest, rows));
    const [batch] = await batches({ inputSteps: 2, targetSteps: 1, shuffle: false }).toArray();
    expect([batch?.xs.shape, Array.from(batch?.xs.dataSync() ?? [])]).toEqual([
      [2, 2, 1],
      [1, 2, 10, 20],
    ]);
    expect(Array.from(batch?.ys.dataSync() ?? [])).toEqual([3, 30]);
    expect(() => batches({ inputSteps: 2 })).toThrow('targetSteps');
  });

  it('gives runs of a corpus with the ids that follow', async () => {
    const manifest = { kind: 'corpus' as const, ...common, unit: 'line' as const, vocabulary: ['a'] };
    const { batches } = batchesOf(build(manifest, { kind: 'corpus', count: 2, texts: ['12', '3456'] }));
    const encode = (text: string) => text.split('').map(Number);
    const [batch] = await batches({ encode, length: 2, shuffle: false }).toArray();
    expect([batch?.xs.dtype, Array.from(batch?.xs.dataSync() ?? [])]).toEqual(['int32', [1, 2, 3, 4]]);
    expect([batch?.ys.shape, Array.from(batch?.ys.dataSync() ?? [])]).toEqual([
      [2, 2, 1],
      [2, 3, 4, 5],
    ]);
  });

  it('refuses texts of unequal length in one batch', async () => {
    const manifest = { kind: 'text' as const, ...common, classNames: ['a', 'b'], vocabulary: [] };
    const rows = { kind: 'text' as const, count: 2, texts: ['1', '22'], labels: Uint8Array.of(0, 1) };
    const encode = (text: string) => text.split('').map(Number);
    const dataset = batchesOf(build(manifest, rows)).batches({ encode, shuffle: false });
    await expect(dataset.toArray()).rejects.toThrow('1 ids for one text and 2 for another');
  });

  it('writes tables as CSV and JSON, with categories in words and missing values empty', () => {
    const kind = { kind: 'category' as const, name: 'k, l', description: '', categories: ['"x"', 'y'] };
    const manifest = {
      kind: 'table' as const,
      ...common,
      columns: [column(1), kind],
      target: { kind: 'category' as const, name: 't', description: '', categories: ['no', 'yes'] },
    };
    const built = build(manifest, {
      kind: 'table',
      count: 2,
      features: Float32Array.of(0.1, 0, NaN, NaN),
      targets: Float32Array.of(1, 0),
    });
    const train = built.train as { toCsv(): string; toJson(): string; ys: tf.Tensor; labels: tf.Tensor };
    expect(train.toCsv()).toBe('c,"k, l",t\n0.1,"""x""",yes\n,,no\n');
    expect(JSON.parse(train.toJson())).toEqual([
      { c: 0.1, 'k, l': '"x"', t: 'yes' },
      { c: null, 'k, l': null, t: 'no' },
    ]);
    expect(Array.from(train.ys.dataSync())).toEqual([0, 1, 1, 0]);
    expect(Array.from(train.labels.dataSync())).toEqual([1, 0]);
  });

  it('refuses rows of another kind than the manifest says', () => {
    const manifest = { kind: 'series' as const, ...common, columns: [], start: '', step: 'day' as const };
    expect(() => build(manifest, { kind: 'text', count: 0, texts: [], labels: new Uint8Array() })).toThrow(
      "rows are 'text'",
    );
  });
});
