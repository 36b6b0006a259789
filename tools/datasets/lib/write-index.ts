import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { DatasetManifest } from '#core/dataset.ts';
import { type DatasetSummary, summarise } from '#core/dataset-summary.ts';
import { PretrainedManifest } from '#core/pretrained.ts';

export const PUBLIC = join(import.meta.dirname, '../../../public/datasets');

const AnyManifest = v.union([DatasetManifest, PretrainedManifest]);

/** What every manifest says in short, by id; the app reads this one file to list the data sets. */
export function readSummaries(): DatasetSummary[] {
  return readdirSync(PUBLIC)
    .map((id) => join(PUBLIC, id, 'dataset.json'))
    .filter((path) => existsSync(path))
    .map((path) => summarise(v.parse(AnyManifest, JSON.parse(readFileSync(path, 'utf8')))))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

export async function writeIndex(): Promise<void> {
  await writeFile(join(PUBLIC, 'index.json'), `${JSON.stringify(readSummaries(), null, 1)}\n`);
}
