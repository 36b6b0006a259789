import { openAsBlob, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importFixture, inspect } from '../../tests/fixtures/imports/import-fixture.ts';
import { readFixture } from '../../tests/fixtures/imports/read-fixture.ts';
import type { InputFile } from './bytes.ts';
import { inspectFiles } from './inspect.ts';
import { listKinds } from './propose-plan.ts';

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
    ['quoted.csv', ['text', 'table', 'series']],
    ['tabs.tsv', ['table', 'series']],
    ['pictures.zip', ['image']],
  ])('offers for %s what it can become', async (name, kinds) => {
    const { found } = await inspect(name);
    expect(listKinds(found)).toEqual(kinds);
  });
});
