import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Column, DatasetManifest, PartName } from '#core/dataset.ts';
import { readSummaries } from '../../../tools/datasets/lib/write-index.ts';
import { DATASETS, FOLDER, MODELS, PARTS, describeColumn, readFloats, readServed } from './committed.ts';

const MAX_FILE_BYTES = 6_000_000;
const MAX_CATALOGUE_BYTES = 90_000_000;
/** The least that a step lasts. */
const HOURS = {
  year: 365 * 24,
  month: 28 * 24,
  week: 7 * 24,
  day: 24,
  hour: 1,
  'half-hour': 1 / 2,
  'quarter-hour': 1 / 4,
  'ten-minutes': 1 / 6,
  minute: 1 / 60,
};

const shardsOf = ({ parts }: DatasetManifest) => PARTS.flatMap((part) => parts[part].shards);

describe('the catalogue', () => {
  const sizes = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ path: entry.name, size: statSync(join(entry.parentPath, entry.name)).size }));

  it('stays under 90 MB, every file under 6 MB', () => {
    expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(MAX_CATALOGUE_BYTES);
    expect(sizes.filter(({ size }) => size >= MAX_FILE_BYTES)).toEqual([]);
  });

  it('is listed in index.json as the manifests say', () => {
    const written: unknown = JSON.parse(readFileSync(join(FOLDER, 'index.json'), 'utf8'));
    expect(written).toEqual(readSummaries());
    expect(readSummaries().length).toBe(DATASETS.length + MODELS.length);
  });
});

describe.each([...DATASETS, ...MODELS])('$id', (manifest) => {
  const files = manifest.kind === 'model' ? manifest.variants.flatMap((v) => v.files) : shardsOf(manifest);

  it('says where it comes from and under which licence', () => {
    expect(readdirSync(FOLDER)).toContain(manifest.id);
    expect(manifest.licence.text.length).toBeGreaterThan(1000);
    expect(manifest.attribution.length).toBeGreaterThan(50);
    expect(manifest.nearestOriginal.length).toBeGreaterThan(10);
    expect(manifest.notes).not.toEqual([]);
    for (const { files: from } of manifest.sources) expect(from).not.toEqual([]);
    // What a formula makes has no source but its builder.
    const isGenerated = manifest.kind !== 'model' && manifest.origin === 'generated';
    expect(manifest.sources.length > 0).toBe(!isGenerated);
  });

  it('has exactly the files that the manifest lists, with their sizes and hashes', () => {
    expect(readdirSync(join(FOLDER, manifest.id)).sort()).toEqual(
      ['dataset.json', ...new Set(files.map(({ path }) => path))].sort(),
    );
    for (const { path, sizeBytes, sha256 } of files) {
      const served = readServed(manifest.id, path);
      expect([path, served.length]).toEqual([path, sizeBytes]);
      expect(createHash('sha256').update(served).digest('hex')).toBe(sha256);
    }
  });
});

describe.each(DATASETS)('data set $id', (manifest) => {
  const shards = shardsOf(manifest);

  it('says how it was split and what naive methods reach, each once', () => {
    expect(manifest.split.length).toBeGreaterThan(20);
    const named = manifest.baselines.map(({ id, metric }) => `${id} ${metric}`);
    expect(named).toEqual([...new Set(named)]);
    expect(manifest.baselines.filter(({ value }) => !Number.isFinite(value))).toEqual([]);
  });

  it('has as many rows in every array as the part counts, and a name that no host unpacks by itself', () => {
    for (const part of PARTS) {
      const counts = new Map<string, number>();
      for (const { array, count } of manifest.parts[part].shards)
        counts.set(array, (counts.get(array) ?? 0) + count);
      expect([...new Set(counts.values())]).toEqual([manifest.parts[part].count]);
    }
    expect(shards.filter(({ count }) => count > 10_000)).toEqual([]);
    expect(shards.filter(({ path }) => !/\.(bin|json|webp)$/.test(path))).toEqual([]);
  });

  it('builds the same compressed bytes everywhere: no time, no file name in the gzip header', () => {
    for (const { path } of shards.filter(({ encoding }) => encoding === 'gzip'))
      expect([...readServed(manifest.id, path).subarray(0, 8)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
  });
});

/** A column's stated statistics or categories against its values in every part. */
function checkColumn(
  column: Column,
  values: Readonly<Record<PartName, Float32Array>>,
  index: number,
  width: number,
): void {
  if (column.kind === 'number') {
    const { mean, standardDeviation } = describeColumn(values.train, index, width);
    // Stated to seven digits.
    expect(Math.abs(column.mean - mean), column.name).toBeLessThan(
      1e-6 * (Math.abs(mean) + standardDeviation),
    );
    expect(column.standardDeviation / standardDeviation, column.name).toBeCloseTo(1, 5);
    return;
  }
  const seen = PARTS.flatMap((part) => [...values[part].filter((_, at) => at % width === index)]);
  const odd = seen.filter((value) => !Number.isNaN(value) && column.categories[value] === undefined);
  expect(odd, column.name).toEqual([]);
  expect(new Set(column.categories).size, column.name).toBe(column.categories.length);
}

/** Without a zone a date-time would be read in that of the machine. */
function parseTime(iso: string): number {
  return Date.parse(iso.length > 10 ? `${iso}Z` : iso);
}

/** Read within each check, so that a file that does not unpack fails its own set alone. */
function readAll(id: string, array: 'features' | 'targets' | 'values') {
  const read = (part: PartName) => readFloats(id, part, array);
  return { train: read('train'), validation: read('validation'), heldOut: read('heldOut') };
}

describe.each(DATASETS.filter((manifest) => manifest.kind === 'table'))(
  'table $id',
  ({ id, parts, columns, target }) => {
    it('has a value of every column in every row, and a target that is there', () => {
      const features = readAll(id, 'features');
      const targets = readAll(id, 'targets');
      for (const part of PARTS) {
        expect(features[part].length).toBe(parts[part].count * columns.length);
        expect(targets[part].length).toBe(parts[part].count);
        expect(targets[part].findIndex((value) => !Number.isFinite(value))).toBe(-1);
      }
    });

    it('states mean and deviation of the training part alone, and every category that occurs', () => {
      const features = readAll(id, 'features');
      columns.forEach((column, index) => checkColumn(column, features, index, columns.length));
      checkColumn(target, readAll(id, 'targets'), 0, 1);
    });

    it('has no row in two parts', () => {
      const features = readAll(id, 'features');
      const width = columns.length;
      const partsOf = new Map<string, Set<PartName>>();
      for (const part of PARTS)
        for (let row = 0; row < parts[part].count; row++) {
          const key = features[part].subarray(row * width, (row + 1) * width).join();
          partsOf.set(key, (partsOf.get(key) ?? new Set()).add(part));
        }
      expect([...partsOf].filter(([, found]) => found.size > 1)).toEqual([]);
    });
  },
);

describe.each(DATASETS.filter((manifest) => manifest.kind === 'series'))(
  'series $id',
  ({ id, parts, columns, start, step }) => {
    it('has a number at every step, none missing', () => {
      const values = readAll(id, 'values');
      for (const part of PARTS) {
        expect(values[part].length).toBe(parts[part].count * columns.length);
        expect(values[part].findIndex((value) => !Number.isFinite(value))).toBe(-1);
      }
    });

    it('states mean and deviation of the training part alone', () => {
      const values = readAll(id, 'values');
      columns.forEach((column, index) => checkColumn(column, values, index, columns.length));
    });

    it('jumps in time only forwards, where its breaks say', () => {
      let time = parseTime(start);
      expect(time).not.toBeNaN();
      for (const part of PARTS) {
        const breaks = [...(parts[part].breaks ?? []), { row: parts[part].count, at: '' }];
        breaks.reduce((before, { row, at }) => {
          expect(row).toBeGreaterThan(before);
          expect(row).toBeLessThanOrEqual(parts[part].count);
          const following = time + (row - before) * HOURS[step] * 3_600_000;
          time = at === '' ? following : parseTime(at);
          if (at !== '') expect(time, at).toBeGreaterThan(following);
          return row;
        }, 0);
      }
    });

    it('is cut by time: about 70, 15 and 15 % of the rows', () => {
      const total = PARTS.reduce((sum, part) => sum + parts[part].count, 0);
      const shares = PARTS.map((part) => parts[part].count / total);
      [0.7, 0.15, 0.15].forEach((share, at) =>
        expect(Math.abs((shares[at] ?? NaN) - share)).toBeLessThan(0.01),
      );
    });
  },
);
