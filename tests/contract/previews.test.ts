import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DATASETS } from './datasets/committed.ts';

const FOLDER = join(import.meta.dirname, '../../public/previews');
const MAX_BYTES = 16_000;
const PICTURED = ['image', 'series', 'music'];

/** The strips that the catalogue of data shows. */
describe('previews', () => {
  it('are there for every set that is looked at, and for no other: npm run data:previews', () => {
    const wanted = DATASETS.filter(({ kind }) => PICTURED.includes(kind)).map(({ id }) => `${id}.webp`);
    expect(readdirSync(FOLDER).sort()).toEqual(wanted.sort());
  });

  it('are small enough to come with the list', () => {
    const sizes = readdirSync(FOLDER).map((name) => ({ name, bytes: statSync(join(FOLDER, name)).size }));
    expect(sizes.filter(({ bytes }) => bytes > MAX_BYTES)).toEqual([]);
  });
});
