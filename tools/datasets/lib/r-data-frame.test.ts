import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDataFrame } from './r-data-frame.ts';

const int = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, at) => bytes.writeInt32BE(value, 4 * at));
  return bytes;
};
const chars = (text: string): Buffer => Buffer.concat([int(9, text.length), Buffer.from(text)]);
const strings = (...texts: string[]): Buffer => Buffer.concat([int(16, texts.length), ...texts.map(chars)]);
/** Attributes: pairs of a symbol and a value, then the end. */
const attributes = (pairs: Readonly<Record<string, Buffer>>): Buffer =>
  Buffer.concat([
    ...Object.entries(pairs).flatMap(([name, value]) => [int(2 | 0x400, 1), chars(name), value]),
    int(254),
  ]);
const list = (names: string[], values: Buffer[]): Buffer =>
  Buffer.concat([int(19 | 0x200, values.length), ...values, attributes({ names: strings(...names) })]);
const file = (value: Buffer): Buffer => Buffer.concat([Buffer.from('X\n'), int(2, 0, 0), value]);

const MISSING = -2147483648;
const FRAME = Buffer.concat([
  int(19 | 0x200, 2),
  ...[int(13, 3), int(7, MISSING, 9)],
  ...[int(13 | 0x200, 3), int(2, 1, MISSING), attributes({ levels: strings('low', 'high') })],
  attributes({ names: strings('size', 'rank'), 'row.names': strings('a', 'b', 'c') }),
]);

describe('readDataFrame', () => {
  let root = '';
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'frame-'));
    const folder = join(root, 'usr/lib/R/site-library/toy/data');
    await mkdir(folder, { recursive: true });
    const plain = file(FRAME);
    const entry = Buffer.concat([int(plain.length), deflateSync(plain)]);
    const place = Buffer.concat([int(13, 2), int(0, entry.length)]);
    const index = list(
      ['variables', 'compressed'],
      [list(['shoes'], [place]), Buffer.concat([int(13, 1), int(1)])],
    );
    await writeFile(join(folder, 'Rdata.rdb'), entry);
    await writeFile(join(folder, 'Rdata.rdx'), gzipSync(file(index)));
  });
  afterAll(async () => {
    await rm(root, { recursive: true });
  });

  it('reads numbers, factors and the names of rows, and makes a missing value NaN', async () => {
    const frame = await readDataFrame(root, 'toy', 'shoes');
    expect([frame.rows, frame.names, frame.rowNames]).toEqual([3, ['size', 'rank'], ['a', 'b', 'c']]);
    expect(frame.numbers('size')).toEqual([7, NaN, 9]);
    expect(frame.factor('rank')).toEqual({ categories: ['low', 'high'], codes: [1, 0, NaN] });
  });

  it('says what is not there', async () => {
    const frame = await readDataFrame(root, 'toy', 'shoes');
    expect(() => frame.factor('size')).toThrow("column 'size' of 'shoes' is no factor");
    expect(() => frame.numbers('colour')).toThrow("no element 'colour' among size, rank");
    await expect(readDataFrame(root, 'toy', 'hats')).rejects.toThrow("no element 'hats'");
  });
});
