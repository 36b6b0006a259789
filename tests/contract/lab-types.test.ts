import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSummaries } from '../../tools/datasets/lib/write-index.ts';

const LAB_TYPES = readFileSync(join(import.meta.dirname, '../../src/sandbox/lab.d.ts'), 'utf8');

/** Interface by data set, as the declarations say. */
function declaredInterfaces(): Record<string, string> {
  const body = /interface DatasetById \{\n([^}]*)\}/.exec(LAB_TYPES)?.[1] ?? '';
  const entries = [...body.matchAll(/^ +'?([a-z0-9-]+)'?: (\w+)(?:<\w+>)?;$/gm)];
  return Object.fromEntries(entries.map(([, id = '', type = '']) => [id, type]));
}

const INTERFACES = {
  image: 'ImageDataset',
  text: 'TextDataset',
  corpus: 'CorpusDataset',
  series: 'SeriesDataset',
  music: 'MusicDataset',
};

it('declares every data set that is there, and no other, with the interface of its kind', () => {
  const expected = readSummaries().flatMap(({ id, kind, classes }) => {
    if (kind === 'model') return [];
    if (kind === 'table') return [[id, classes > 0 ? 'ClassTableDataset' : 'TableDataset'] as const];
    return [[id, INTERFACES[kind]] as const];
  });
  expect(expected.length).toBeGreaterThan(3);
  expect(declaredInterfaces()).toEqual(Object.fromEntries(expected));
});
