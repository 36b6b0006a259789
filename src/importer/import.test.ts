import { describe, expect, it } from 'vitest';
import { importFixture, inspect, ofKind } from '../../tests/fixtures/imports/import-fixture.ts';
import { cut, readAltered, readFixture } from '../../tests/fixtures/imports/read-fixture.ts';
import { inspectFiles } from './inspect.ts';
import { proposePlan } from './propose-plan.ts';

const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
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
      classNames: LETTERS,
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
    const sprite = { title: 'S', shape: [6, 5, 1] as const, classNames: LETTERS, trainRows: 20 };
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
