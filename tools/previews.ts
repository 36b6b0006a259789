import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { DatasetManifest } from '#core/dataset.ts';
import { readSummaries } from './datasets/lib/write-index.ts';
import { ROOT } from './lib/paths.ts';
import { drawPreview } from './previews/draw-preview.ts';

// npm run data:previews [-- <id> …]: the small strips that the catalogue of data shows, from the committed rows.
const FOLDER = join(ROOT, 'public/previews');
const { positionals } = parseArgs({ allowPositionals: true });

mkdirSync(FOLDER, { recursive: true });
for (const { id, kind } of readSummaries()) {
  if (kind === 'model' || (positionals.length > 0 && !positionals.includes(id))) continue;
  const path = join(ROOT, 'public/datasets', id, 'dataset.json');
  if (!existsSync(path)) throw new Error(`${path} is missing; build it: npm run data:build -- ${id}`);
  const picture = await drawPreview(v.parse(DatasetManifest, JSON.parse(readFileSync(path, 'utf8'))));
  if (picture === null) continue;
  writeFileSync(join(FOLDER, `${id}.webp`), picture);
  console.log(`${id}: ${picture.length} bytes`);
}
