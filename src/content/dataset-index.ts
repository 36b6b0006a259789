import * as v from 'valibot';
import { DatasetSummary } from '#core/dataset-summary.ts';
import type { RunError } from '#core/errors.ts';
import type { Result } from '#core/result.ts';
import { fetchDocument } from './fetch-document.ts';
import type { DataSource } from './shard-store.ts';

/** All data sets of the site in short, in the order of the file; asked for once while it succeeds. */
export function createDatasetIndex(
  source: DataSource,
): () => Promise<Result<readonly DatasetSummary[], RunError>> {
  let known: Promise<Result<readonly DatasetSummary[], RunError>> | null = null;
  return async () => {
    known ??= fetchDocument(source, `${source.baseUrl}index.json`, 'a list of data sets', Index);
    const loaded = await known;
    if (!loaded.ok) known = null;
    return loaded;
  };
}

const Index = v.array(DatasetSummary);
