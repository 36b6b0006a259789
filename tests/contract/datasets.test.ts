import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { DatasetManifest, type PartName, type Shard } from '#core/dataset.ts';
import { splitWords } from '#core/text.ts';
import { indexImages, nearImagePairs } from '../../tools/datasets/lib/near-images.ts';
import { nearTextPairs } from '../../tools/datasets/lib/near-texts.ts';

const FOLDER = join(import.meta.dirname, '../../public/datasets');
const IDS = readdirSync(FOLDER);
const PARTS: readonly PartName[] = ['train', 'validation', 'heldOut'];

function readManifest(id: string): DatasetManifest {
  return v.parse(DatasetManifest, JSON.parse(readFileSync(join(FOLDER, id, 'dataset.json'), 'utf8')));
}

function readServed(id: string, shard: Shard): Buffer {
  return readFileSync(join(FOLDER, id, shard.path));
}

/** One array of a part, unpacked. */
function readBytes(id: string, part: PartName, array: Shard['array']): Uint8Array<ArrayBuffer> {
  const shards = readManifest(id).parts[part].shards.filter((shard) => shard.array === array);
  const pieces = shards.map((shard) => {
    const served = readServed(id, shard);
    return shard.encoding === 'gzip' ? gunzipSync(served) : served;
  });
  return new Uint8Array(Buffer.concat(pieces));
}

function readFloats(id: string, part: PartName, array: Shard['array']): Float32Array {
  return new Float32Array(readBytes(id, part, array).buffer);
}

function readTexts(id: string, part: PartName): string[] {
  const text = new TextDecoder().decode(readBytes(id, part, 'texts'));
  return v.parse(v.array(v.string()), JSON.parse(text));
}

function countLabels(labels: Uint8Array): number[] {
  return Array.from(
    { length: Math.max(...labels) + 1 },
    (_, label) => labels.filter((l) => l === label).length,
  );
}

/** Population mean and standard deviation of one column, worked afresh. */
function describeColumn(values: Float32Array, index: number, columns: number) {
  const column = values.filter((_, at) => at % columns === index);
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  const variance = column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length;
  return { mean, standardDeviation: Math.sqrt(variance) };
}

describe.each(IDS)('data set %s', (id) => {
  const manifest = readManifest(id);
  const shards = PARTS.flatMap((part) => manifest.parts[part].shards);

  it('has a manifest that says where it comes from and under which licence', () => {
    expect(manifest.id).toBe(id);
    expect(manifest.licence.text.length).toBeGreaterThan(1000);
    expect(manifest.attribution.length).toBeGreaterThan(50);
    expect(manifest.sources).not.toEqual([]);
    expect(manifest.split.length).toBeGreaterThan(20);
    expect(manifest.baselines.map(({ id: name, metric }) => `${name} ${metric}`)).toEqual([
      ...new Set(manifest.baselines.map(({ id: name, metric }) => `${name} ${metric}`)),
    ]);
  });

  it('has exactly the files that the manifest lists, with their sizes and hashes', () => {
    expect(readdirSync(join(FOLDER, id)).sort()).toEqual(
      ['dataset.json', ...shards.map(({ path }) => path)].sort(),
    );
    for (const shard of shards) {
      const served = readServed(id, shard);
      expect([shard.path, served.length]).toEqual([shard.path, shard.sizeBytes]);
      expect(createHash('sha256').update(served).digest('hex')).toBe(shard.sha256);
      expect(shard.sizeBytes).toBeLessThan(6_000_000);
      expect(shard.count).toBeLessThanOrEqual(10_000);
    }
  });

  it('has as many rows in every array as the part counts, and a name that no host unpacks by itself', () => {
    for (const part of PARTS) {
      const counts = new Map<string, number>();
      for (const { array, count } of manifest.parts[part].shards)
        counts.set(array, (counts.get(array) ?? 0) + count);
      expect([...new Set(counts.values())]).toEqual([manifest.parts[part].count]);
    }
    expect(shards.filter(({ path }) => !/\.(bin|json)$/.test(path))).toEqual([]);
  });

  it('builds the same compressed bytes everywhere: no time, no file name in the gzip header', () => {
    for (const shard of shards.filter(({ encoding }) => encoding === 'gzip'))
      expect([...readServed(id, shard).subarray(0, 8)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
  });
});

/** Seventy thousand images take two seconds alone, more when other suites share the processor. */
describe('fashion-mnist', { timeout: 30_000 }, () => {
  const pixels = new Map(PARTS.map((part) => [part, readBytes('fashion-mnist', part, 'pixels')]));
  const pixelsOf = (part: PartName) => pixels.get(part) ?? new Uint8Array();
  const indexOf = (part: PartName) => indexImages(pixelsOf(part));
  /** Each image's bytes as one string, so that a Set can compare them. */
  const imagesOf = (part: PartName): string[] => {
    const bytes = Buffer.from(pixelsOf(part).buffer);
    return Array.from({ length: bytes.length / 784 }, (_, row) =>
      bytes.toString('latin1', row * 784, (row + 1) * 784),
    );
  };

  it('has as many images of each class', () => {
    const counts = PARTS.map((part) => countLabels(readBytes('fashion-mnist', part, 'labels')));
    expect(counts).toEqual([5000, 1000, 1000].map((count) => new Array<number>(10).fill(count)));
  });

  it('is balanced after every ten rows of the training part', () => {
    const labels = readBytes('fashion-mnist', 'train', 'labels');
    const blocks = Array.from({ length: labels.length / 10 }, (_, at) =>
      labels.subarray(at * 10, at * 10 + 10),
    );
    expect(blocks.filter((block) => new Set(block).size !== 10)).toEqual([]);
  });

  it('has no image twice', () => {
    const images = PARTS.flatMap(imagesOf);
    expect(images.length).toBe(70_000);
    expect(new Set(images).size).toBe(70_000);
  });

  it('has no near-twins in training and validation, and held out only the five that the original has', () => {
    const [train, validation, heldOut] = [indexOf('train'), indexOf('validation'), indexOf('heldOut')];
    expect(nearImagePairs(validation, train)).toEqual([]);
    expect(nearImagePairs(heldOut, validation)).toEqual([]);
    expect(new Set(nearImagePairs(heldOut, train).map(([row]) => row)).size).toBe(5);
  });
});

describe('review-sentiment', () => {
  const manifest = readManifest('review-sentiment');
  const texts = PARTS.map((part) => readTexts('review-sentiment', part));
  const labels = PARTS.flatMap((part) => [...readBytes('review-sentiment', part, 'labels')]);

  it('is balanced in every part', () => {
    for (const part of PARTS) {
      const counts = countLabels(readBytes('review-sentiment', part, 'labels'));
      const total = manifest.parts[part].count;
      for (const count of counts) expect(Math.abs(count / total - 0.5)).toBeLessThan(0.02);
    }
  });

  it('has no text twice and no near-twins in different parts', () => {
    const partOf = texts.flatMap((part, index) => part.map(() => index));
    const all = texts.flat();
    expect(new Set(all.map((text) => text.toLowerCase())).size).toBe(2979);
    expect(nearTextPairs(all).filter(([a, b]) => partOf[a] !== partOf[b])).toEqual([]);
  });

  it('gives no label away: no mark of the source file, no frequent word of one class only', () => {
    const all = texts.flat();
    expect(all.filter((text) => /\t|[01]\s*$/.test(text) && !/\d[\d./%]*[01]?$/.test(text))).toEqual([]);
    const holders = new Map<string, number[]>();
    all.forEach((text, row) => {
      for (const word of new Set(splitWords(text)))
        holders.set(word, [...(holders.get(word) ?? []), labels[row] ?? 0]);
    });
    const pure = [...holders].filter(([, seen]) => seen.length >= 60 && new Set(seen).size === 1);
    expect(pure).toEqual([]);
  });

  it('lists the words that the training part holds twice or more, most frequent first', () => {
    const counts = new Map<string, number>();
    for (const word of (texts[0] ?? []).flatMap(splitWords)) counts.set(word, (counts.get(word) ?? 0) + 1);
    const frequencies =
      manifest.kind === 'text' ? manifest.vocabulary.map((word) => counts.get(word) ?? 0) : [];
    expect(frequencies.length).toBe([...counts.values()].filter((count) => count >= 2).length);
    expect(frequencies).toEqual([...frequencies].sort((a, b) => b - a));
    expect(frequencies.at(-1)).toBe(2);
  });

  it('holds no spaces at the ends and no characters of a wrong encoding', () => {
    expect(
      texts.flat().filter((text) => text !== text.trim() || /[\u0000-\u001f\u007f-\u009f]/.test(text)),
    ).toEqual([]);
  });
});

describe('fuel-economy', () => {
  const manifest = readManifest('fuel-economy');
  const columns = manifest.kind === 'table' ? manifest.columns : [];

  it('has no car in two parts and no missing value', () => {
    const cars = PARTS.flatMap((part) => {
      const features = readFloats('fuel-economy', part, 'features');
      return Array.from({ length: features.length / 9 }, (_, row) =>
        features.subarray(row * 9, row * 9 + 9).join(),
      );
    });
    expect(cars.length).toBe(392);
    expect(new Set(cars).size).toBe(392);
    expect(cars.filter((car) => car.includes('NaN'))).toEqual([]);
  });

  it('has one origin a car', () => {
    const features = readFloats('fuel-economy', 'train', 'features');
    for (let at = 0; at < features.length; at += 9)
      expect([...features.subarray(at + 6, at + 9)].sort()).toEqual([0, 0, 1]);
  });

  it('states mean and standard deviation of the training part alone', () => {
    const features = readFloats('fuel-economy', 'train', 'features');
    columns.forEach((column, index) => {
      const { mean, standardDeviation } = describeColumn(features, index, columns.length);
      expect(column.mean / mean).toBeCloseTo(1, 5);
      expect(column.standardDeviation / standardDeviation).toBeCloseTo(1, 5);
    });
    expect(columns.length).toBe(9);
    const target = describeColumn(readFloats('fuel-economy', 'train', 'targets'), 0, 1);
    expect(manifest.kind === 'table' && manifest.target.mean / target.mean).toBeCloseTo(1, 5);
  });
});

describe('sunspots', () => {
  const manifest = readManifest('sunspots');

  it('is 70, 15 and 15 % of 2,820 months in the order of time', () => {
    expect(PARTS.map((part) => manifest.parts[part].count)).toEqual([1974, 423, 423]);
    const ends = PARTS.map((part) => readFloats('sunspots', part, 'values')).map((values) => [
      values.at(0)?.toFixed(1),
      values.at(-1)?.toFixed(1),
    ]);
    // January 1749, and the last of all, December 1983.
    expect([ends[0]?.[0], ends[2]?.[1]]).toEqual(['58.0', '33.4']);
  });

  it('states mean and standard deviation of the training part alone', () => {
    const found = describeColumn(readFloats('sunspots', 'train', 'values'), 0, 1);
    const column = manifest.kind === 'series' ? manifest.columns[0] : undefined;
    expect((column?.mean ?? NaN) / found.mean).toBeCloseTo(1, 5);
    expect((column?.standardDeviation ?? NaN) / found.standardDeviation).toBeCloseTo(1, 5);
  });

  it('states the error of persistence over all windows of 60 months and the 12 after them', () => {
    const values = readFloats('sunspots', 'heldOut', 'values');
    let sum = 0;
    let count = 0;
    for (let now = 59; now + 12 < values.length; now++)
      for (let ahead = 1; ahead <= 12; ahead++, count++)
        sum += Math.abs((values[now + ahead] ?? NaN) - (values[now] ?? NaN));
    const stated = manifest.baselines.find(({ id, metric }) => id === 'persistence' && metric === 'mae');
    expect(count).toBe(352 * 12);
    expect(stated?.value).toBeCloseTo(sum / count, 2);
  });
});
