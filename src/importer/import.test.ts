import { truncateSync, writeFileSync } from 'node:fs';
import { openAsBlob } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatasetManifest, type PartName, type PartRows } from '#core/dataset.ts';
import { decodePart } from '#content/decode-part.ts';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { cut, readAltered, readFixture } from '../../tests/fixtures/imports/read-fixture.ts';
import type { InputFile } from './bytes.ts';
import { importDataset } from './import-dataset.ts';
import { inspectFiles } from './inspect.ts';
import type { ImportPlan } from './plan.ts';
import { listKinds, proposePlan } from './propose-plan.ts';

async function inspect(...names: string[]) {
  return inspectFiles(await Promise.all(names.map((name) => readFixture(name))), {}, {});
}

/** Imports into memory and reads it back as the lab does. */
async function importFixture(names: string[], kind: ImportPlan['kind'], change: object = {}) {
  const inspected = await inspect(...names);
  const proposed = proposePlan(inspected.found, kind);
  if (proposed === null) throw new Error(`no plan of kind ${kind}`);
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const { manifest, sizeBytes } = await importDataset(
    inspected,
    { ...proposed, ...change } as ImportPlan,
    'my-test',
    {
      put: (path, bytes) => Promise.resolve(void files.set(path, bytes)),
      decode: () => Promise.reject(new Error('no canvas in Node')),
    },
    {},
  );
  const parsed = v.parse(DatasetManifest, JSON.parse(JSON.stringify(manifest)));
  const readPart = async (name: PartName): Promise<PartRows> => {
    const part = parsed.parts[name];
    const shards = part.shards.map((shard) => ({ shard, bytes: files.get(shard.path) ?? new Uint8Array(0) }));
    const rows = await decodePart(parsed, part, shards);
    if (!rows.ok) throw new Error(rows.error);
    return rows.value;
  };
  const parts = {
    train: await readPart('train'),
    validation: await readPart('validation'),
    heldOut: await readPart('heldOut'),
  };
  return { inspected, manifest: parsed, parts, sizeBytes, files };
}

function ofKind<K extends PartRows['kind']>(rows: PartRows, kind: K): Extract<PartRows, { kind: K }> {
  if (rows.kind === kind) return rows as Extract<PartRows, { kind: K }>;
  throw new Error(`${rows.kind} instead of ${kind}`);
}

const IDX = [
  'train-images-idx3-ubyte',
  'train-labels-idx1-ubyte',
  't10k-images-idx3-ubyte.gz',
  't10k-labels-idx1-ubyte.gz',
];

describe('importing pictures as pixels', () => {
  it('makes an image set of four idx files, with the test files held out', async () => {
    const { inspected, manifest, parts } = await importFixture(IDX, 'image');
    expect(inspected.found.contents).toMatchObject({
      kind: 'images',
      count: 30,
      shape: [4, 3, 1],
      parts: { train: 20, validation: 0, heldOut: 10 },
      classes: [
        { name: '0', count: 10 },
        { name: '1', count: 10 },
        { name: '2', count: 10 },
      ],
    });
    expect(manifest).toMatchObject({
      kind: 'image',
      origin: 'own',
      shape: [4, 3, 1],
      classNames: ['0', '1', '2'],
    });
    const heldOut = ofKind(parts.heldOut, 'image');
    // Row r of the file holds 12 r … 12 r + 11 (modulo 256) and the label r modulo 3.
    const rows = Array.from({ length: 10 }, (_, i) => heldOut.pixels[12 * i] ?? -1);
    expect([...rows].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 10 }, (_, i) => (12 * (20 + i)) % 256).sort((a, b) => a - b),
    );
    rows.forEach((first, i) => {
      const row = Array.from({ length: 10 }, (_, k) => 20 + k).find((r) => (12 * r) % 256 === first) ?? NaN;
      expect(heldOut.labels[i]).toBe(row % 3);
    });
    // Validation came out of the 20 training rows: 15 of 85 parts of each class's 6 or 7.
    expect([parts.train.count, parts.validation.count]).toEqual([17, 3]);
  });

  it('reads colour pictures out of npz, with labels of one column', async () => {
    const { manifest, parts } = await importFixture(['colour.npz'], 'image');
    expect(manifest).toMatchObject({ shape: [6, 5, 3], classNames: ['0', '1', '2', '3'] });
    expect(parts.heldOut.count).toBe(10);
  });

  it('stretches numbers from 0 to 1 to bytes', async () => {
    const colour = await importFixture(['colour.npz'], 'image', { split: splitOf(false) });
    const unit = await importFixture(['unit-floats.npz'], 'image');
    const first = ofKind(unit.parts.train, 'image').pixels;
    expect(unit.manifest).toMatchObject({ shape: [6, 5, 1] });
    expect(Math.max(...first)).toBeGreaterThan(200);
    // The red channel of the same twelve pictures.
    const reds = new Set(
      Object.values(colour.parts).flatMap((rows) => {
        const { pixels, count } = ofKind(rows, 'image');
        return Array.from({ length: count }, (_, i) =>
          pixels
            .subarray(i * 90, i * 90 + 90)
            .filter((_, at) => at % 3 === 0)
            .join(),
        );
      }),
    );
    expect(reds.has(first.subarray(0, 30).join())).toBe(true);
  });

  it.each([
    ['sprite-grey.png', [6, 5, 1], 'sprite-grey.npy'],
    ['sprite-grey-as-colour.png', [6, 5, 1], 'sprite-grey.npy'],
    ['sprite-colour.png', [6, 5, 3], 'sprite-colour.npy'],
  ] as const)('reads the sprite %s exactly', async (name, shape, truth) => {
    const sprite = {
      title: 'S',
      shape: [...shape] as [number, number, number],
      classNames: [...'abcdefghij'],
      trainRows: 20,
    };
    const { material } = await inspectFiles(
      [await readFixture(name), await readFixture('sprite-labels')],
      { sprite },
      {},
    );
    if (material.kind !== 'pixels') throw new Error(material.kind);
    const { blob } = await readFixture(truth);
    const expected = new Uint8Array(await blob.arrayBuffer()).slice(128);
    expect(await material.readPixels()).toEqual(expected);
    expect(material.labels.slice(0, 12)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
  });

  it('refuses a sprite that is cut short, or whose labels are', async () => {
    const sprite = { title: 'S', shape: [6, 5, 1] as const, classNames: [...'abcdefghij'], trainRows: 20 };
    const labels = await readFixture('sprite-labels');
    await expect(
      inspectFiles(
        [await readFixture('sprite-grey.png'), await readAltered('sprite-labels', cut)],
        { sprite },
        {},
      ),
    ).rejects.toThrow(/has 210 bytes, and 30 pictures with 10 classes need 300/);
    const { material } = await inspectFiles(
      [await readAltered('sprite-grey.png', cut), labels],
      { sprite },
      {},
    );
    await expect(material.kind === 'pixels' ? material.readPixels() : null).rejects.toThrow(/cut short/);
  });
});

function splitOf(useParts: boolean) {
  return { fractions: { train: 0.7, validation: 0.15, heldOut: 0.15 }, seed: 1, useParts };
}

describe('importing texts', () => {
  it('reads pos and neg of a tar.gz, its test part held out, without the unlabelled', async () => {
    const { inspected, manifest, parts } = await importFixture(['reviews.tar.gz'], 'text');
    expect(inspected.found.problems.join(' ')).toMatch(/'unsup' is not in every part/);
    expect(inspected.found.contents).toMatchObject({
      classes: [
        { name: 'neg', count: 20 },
        { name: 'pos', count: 20 },
      ],
    });
    expect(manifest).toMatchObject({ kind: 'text', classNames: ['neg', 'pos'] });
    const heldOut = ofKind(parts.heldOut, 'text');
    expect(heldOut.count).toBe(20);
    heldOut.texts.forEach((text, i) => {
      expect(text).toContain('of test');
      expect(heldOut.labels[i]).toBe(text.includes('wonderful') ? 1 : 0);
    });
    expect(manifest.kind === 'text' && manifest.vocabulary.slice(0, 2)).toEqual(['a', 'br']);
  });

  it.each(['sarcasm.json', 'sarcasm.jsonl'])('proposes headline and label of %s', async (name) => {
    const { manifest, parts, inspected } = await importFixture([name], 'text');
    expect(proposePlan(inspected.found, 'text')).toMatchObject({
      textColumn: 'headline',
      labelColumn: 'is_sarcastic',
    });
    expect(manifest).toMatchObject({ classNames: ['0', '1'] });
    const { texts, labels } = ofKind(parts.train, 'text');
    texts.forEach((text, i) => expect(labels[i]).toBe(text.includes('farce') ? 1 : 0));
    expect(parts.train.count + parts.validation.count + parts.heldOut.count).toBe(50);
  });

  it('reads the classes of BBC news', async () => {
    const { manifest } = await importFixture(['bbc-text.csv'], 'text');
    expect(manifest).toMatchObject({ classNames: ['business', 'sport', 'tech'] });
  });

  it('spells the word lists of imdb.npz with its word index, and without one by number', async () => {
    const split = { split: splitOf(true) };
    const spelt = await inspect('word-lists.npz', 'word_index.json');
    // 14 and 22 stand for the words numbered 11 and 19; 300 − 3 is in no list.
    expect(spelt.material.kind === 'texts' && spelt.material.texts[0]).toBe('good film unknown unknown');
    const plain = await importFixture(['word-lists.npz'], 'text', split);
    expect(plain.inspected.found.problems.join()).toMatch(/imdb_word_index\.json/);
    expect(ofKind(plain.parts.heldOut, 'text').texts.every((text) => /^1( \d+)*$/.test(text))).toBe(true);
  });
});

describe('importing tables', () => {
  it('keeps missing inputs as NaN, and names the classes of a target', async () => {
    const { manifest, parts } = await importFixture(['quoted.csv'], 'table', { columns: ['id', 'weight'] });
    if (manifest.kind !== 'table') throw new Error(manifest.kind);
    expect(manifest.target).toMatchObject({ kind: 'category', name: 'kind', categories: ['a', 'b'] });
    const train = ofKind(parts.train, 'table');
    const weights = Array.from({ length: train.count }, (_, row) => [
      train.features[2 * row] ?? -1,
      train.features[2 * row + 1] ?? -1,
    ]);
    for (const [id = 0, weight] of weights) expect(weight).toEqual([7, 8, 9].includes(id) ? NaN : id * 1.5);
    Array.from(train.targets).forEach((target, row) => expect(target).toBe((weights[row]?.[0] ?? 0) % 2));
    const present = weights.map(([, weight]) => weight ?? NaN).filter((weight) => !Number.isNaN(weight));
    const mean = present.reduce((sum, weight) => sum + weight, 0) / present.length;
    const [, column] = manifest.columns;
    expect(column?.kind === 'number' && column.mean).toBeCloseTo(mean, 10);
  });

  it('reads numbers with a comma and categories as inputs', async () => {
    const { manifest, parts } = await importFixture(['comma-decimals.csv'], 'table', {
      target: 'Preis',
      targetKind: 'number',
      columns: ['Größe', 'Art'],
    });
    if (manifest.kind !== 'table') throw new Error(manifest.kind);
    expect(manifest.columns[1]).toMatchObject({ kind: 'category', categories: ['Birnen', 'Äpfel'] });
    const { features, targets } = ofKind(parts.heldOut, 'table');
    // Price and size of row i: 1000.25 + i and i + 0.5.
    expect(targets[0]).toBeCloseTo((features[0] ?? 0) + 999.75, 3);
  });

  it('reads tf.Examples and arrays as columns', async () => {
    const records = await inspect('table.tfrecord.gz');
    expect(records.found.contents).toMatchObject({ kind: 'records', count: 25 });
    const names =
      records.found.contents.kind === 'records' ? records.found.contents.columns.map(({ name }) => name) : [];
    expect([...names].sort()).toEqual(['age', 'name', 'size[0]', 'size[1]', 'tokens']);
    const { manifest } = await importFixture(['columns.npz'], 'table');
    expect(manifest).toMatchObject({
      columns: [{ name: 'x[0]' }, { name: 'x[1]' }, { name: 'x[2]' }],
      target: { name: 'y' },
    });
  });

  it('shares rows out by the seed, the same again for the same seed', async () => {
    const bytes = async (seed: number) => {
      const { files } = await importFixture(['quoted.csv'], 'table', {
        columns: ['id'],
        split: { ...splitOf(true), seed },
      });
      return [...files.values()].map(String).join();
    };
    const [first, again, other] = [await bytes(3), await bytes(3), await bytes(4)];
    expect(first === again).toBe(true);
    expect(first === other).toBe(false);
  });
});

describe('importing series', () => {
  it('reads dates with a gap as a break', async () => {
    const { manifest, parts } = await importFixture(['daily-min-temperatures.csv'], 'series');
    if (manifest.kind !== 'series') throw new Error(manifest.kind);
    expect([manifest.start, manifest.step, manifest.columns.map(({ name }) => name)]).toEqual([
      '1981-01-01',
      'day',
      ['Temp'],
    ]);
    // The 15th of March is missing: row 31 + 28 + 14 = 73 is the 16th.
    expect(manifest.parts.train.breaks).toEqual([{ row: 73, at: '1981-03-16' }]);
    expect(ofKind(parts.train, 'series').values[0]).toBe(12);
  });

  it('reads months by their last day, leaving the row number out', async () => {
    const { manifest } = await importFixture(['Sunspots.csv'], 'series');
    if (manifest.kind !== 'series') throw new Error(manifest.kind);
    expect([manifest.start, manifest.step, manifest.parts.train.count]).toEqual(['1749-01-31', 'month', 84]);
    expect(manifest.columns.map(({ name }) => name)).toEqual(['Monthly Mean Total Sunspot Number']);
    expect(manifest.parts.train.breaks).toBeUndefined();
  });

  it('reads German dates of Jena every ten minutes, and each sixth row as an hour', async () => {
    const whole = await importFixture(['jena.csv'], 'series');
    expect(whole.manifest).toMatchObject({ start: '2009-01-01T00:10', step: 'ten-minutes' });
    const hourly = await importFixture(['jena.csv'], 'series', { every: 6 });
    expect(hourly.manifest).toMatchObject({ step: 'hour' });
    expect(ofKind(hourly.parts.train, 'series').count).toBe(34);
  });

  it('reads date and time of household power out of a zip, and fills what is missing', async () => {
    const { manifest, parts, inspected } = await importFixture(['household.zip'], 'series');
    expect(inspected.found.format).toBe('CSV, separated by semicolons');
    expect(manifest).toMatchObject({ start: '2006-12-16T17:00', step: 'minute' });
    const { values } = ofKind(parts.train, 'series');
    expect(values[2 * 100]).toBe(values[2 * 99]);
    expect(manifest.notes.join()).toContain(
      "'Global_active_power': 1 missing values became the value before them.",
    );
    // 400 minutes, then the next day from midnight.
    expect(manifest.parts.train.breaks).toEqual([{ row: 400, at: '2006-12-17T00:00' }]);
  });
});

describe('files that nothing can be made of', () => {
  const textFile = (text: string, path = 'a.csv'): InputFile => ({ path, blob: new Blob([text]) });

  it.each([
    ['a web page', 'page.html', /is a web page, not data/],
    ['an idx with a wrong magic number', 'hostile-magic-idx3-ubyte', /its magic number is wrong/],
    ['a zip that leads outside', 'hostile-parent.zip', /leads out of the archive/],
    ['a zip bomb', 'hostile-bomb.zip', /nothing was unpacked/],
    ['a zip bomb that lies', 'hostile-liar.zip', /unpacks to more than|cannot be unpacked/],
    ['a TFRecord with a turned bit', 'hostile-crc.tfrecord', /CRC-32C/],
    ['a pickle that would run a program', 'hostile-pickle.npy', /asks for Python's/],
  ])('refuses %s', async (_what, name, message) => {
    await expect(inspect(name)).rejects.toThrow(message);
  });

  it.each([
    ['an empty file', textFile(''), /is empty/],
    ['a Parquet file', textFile('PAR1....'), /Parquet.*Save it as CSV/],
    [
      'unknown bytes',
      { path: 'x', blob: new Blob([Uint8Array.of(1, 2, 3, 0, 7)]) },
      /no format that the lab knows/,
    ],
    [
      'one picture',
      { path: 'x.gif', blob: new Blob(['GIF89a', new Uint8Array(40)]) },
      /A single picture is no data set/,
    ],
  ])('refuses %s', async (_what, file, message) => {
    await expect(inspectFiles([file], {}, {})).rejects.toThrow(message);
  });

  it('refuses labels that do not belong to the pictures, naming the shapes', async () => {
    await expect(inspect('train-images-idx3-ubyte', 't10k-labels-idx1-ubyte.gz')).rejects.toThrow(
      /do not fit together: 'train-images-idx3-ubyte' \(20 × 4 × 3\), 't10k-labels-idx1-ubyte.gz' \(10\)/,
    );
  });

  it('refuses a file of 3 GB before it reads a byte', async () => {
    const path = join(tmpdir(), `sparse-${process.pid}.csv`);
    writeFileSync(path, '');
    truncateSync(path, 3_000_000_000);
    const blob = await openAsBlob(path);
    await expect(inspectFiles([{ path: 'large.csv', blob }], {}, {})).rejects.toThrow(
      /large\.csv has 3\.0 GB, and the lab reads files up to 2\.1 GB/,
    );
    truncateSync(path, 0);
  });

  it('reports an empty class folder and files of no class', async () => {
    const { found } = await inspect('pictures.zip');
    expect(found.problems.join(' ')).toMatch(/class folder 'green' is empty/);
    expect(found.contents).toMatchObject({
      kind: 'images',
      parts: { train: 25, validation: 12, heldOut: 12 },
    });
    const sizes =
      found.contents.kind === 'images'
        ? found.contents.sizes.map(({ width, height }) => `${width}×${height}`)
        : [];
    expect([...sizes].sort()).toEqual(['20×20', '24×16']);
  });

  it('refuses a split that leaves a part empty, and a plan that cannot be', async () => {
    const split = { fractions: { train: 0.5, validation: 0.5, heldOut: 0.5 }, seed: 1, useParts: true };
    await expect(importFixture(['tabs.tsv'], 'table', { split })).rejects.toThrow(
      /50 %, 50 %, 50 %.*together 100 %/,
    );
    await expect(importFixture(['sarcasm.json'], 'text', { labelColumn: null })).rejects.toThrow(
      /Choose both/,
    );
    await expect(
      importFixture(['sarcasm.json'], 'text', { labelColumn: 'article_link', textColumn: 'headline' }),
    ).rejects.toThrow(/validation and the held-out part would be empty/);
  });

  it('is stopped by its signal', async () => {
    const files = [await readFixture('sarcasm.jsonl')];
    await expect(inspectFiles(files, {}, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });
});

describe('listKinds', () => {
  it.each([
    ['sarcasm.json', ['text']],
    ['daily-min-temperatures.csv', ['series']],
    ['quoted.csv', ['table', 'series']],
    ['pictures.zip', ['image']],
  ])('offers for %s what it can become', async (name, kinds) => {
    const { found } = await inspect(name);
    expect(listKinds(found)).toEqual(kinds);
  });
});
