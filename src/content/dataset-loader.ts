import {
  DatasetManifest,
  type LearnerDataset,
  type Part,
  type PartName,
  type PartRows,
  type Shard,
} from '#core/dataset.ts';
import type { RunError } from '#core/errors.ts';
import { type Result, fail, ok } from '#core/result.ts';
import { altered, missingOwn, unknownDataset } from './dataset-errors.ts';
import { createDatasetIndex } from './dataset-index.ts';
import { type LoadedShard, decodePart } from './decode-part.ts';
import { fetchDocument } from './fetch-document.ts';
import { type DataSource, fetchShard } from './shard-store.ts';

export interface LoadPartOptions {
  /** First rows only; the files behind them are not fetched. */
  readonly limit?: number | undefined;
  /** Share of the bytes that are here, 0 to 1. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
  /** Aborting makes the load reject with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Fetches data sets, verifies every byte, and keeps them for offline use. Fails by result, never by exception. */
export interface DatasetLoader {
  loadManifest(id: string): Promise<Result<DatasetManifest, RunError>>;
  loadPart(id: string, part: PartName, options?: LoadPartOptions): Promise<Result<PartRows, RunError>>;
  /** What learner code may see: training (its first `limit` rows) and validation. The held-out part is not even fetched. */
  loadLearnerDataset(id: string, options?: LoadPartOptions): Promise<Result<LearnerDataset, RunError>>;
}

const PARALLEL_FETCHES = 4;

/** Ids of data sets that a person brought begin so; they come from `own`. */
const OWN_PREFIX = 'my-';

/** `own` serves a person's own data sets in the same form as the site serves its own: they are verified alike. */
export function createDatasetLoader(shipped: DataSource, own: DataSource | null = null): DatasetLoader {
  const manifests = new Map<string, DatasetManifest>();
  const sourceOf = (id: string): DataSource => (id.startsWith(OWN_PREFIX) && own !== null ? own : shipped);

  const loadIndex = createDatasetIndex(shipped);
  const listIds = async (): Promise<readonly string[]> => {
    const index = await loadIndex();
    return index.ok ? index.value.filter(({ kind }) => kind !== 'model').map((set) => set.id) : [];
  };
  /** Without the list (offline, say) every well-formed name may be one. */
  const isKnown = async (id: string): Promise<boolean> => {
    if (!/^[a-z0-9-]+$/.test(id)) return false;
    if (id.startsWith(OWN_PREFIX)) return true;
    const ids = await listIds();
    return ids.length === 0 || ids.includes(id);
  };

  async function loadManifest(id: string): Promise<Result<DatasetManifest, RunError>> {
    const known = manifests.get(id);
    if (known !== undefined) return ok(known);
    const source = sourceOf(id);
    const loaded = await fetchManifest(source, id);
    // One's own may be renamed, deleted and imported again while the page is open.
    if (loaded.ok && source === shipped) manifests.set(id, loaded.value);
    return !loaded.ok && source === own && loaded.error.code === 'data-missing'
      ? fail(missingOwn(id))
      : loaded;
  }

  async function loadPart(
    id: string,
    part: PartName,
    { limit, onProgress, signal }: LoadPartOptions = {},
  ): Promise<Result<PartRows, RunError>> {
    const manifest = await loadManifest(id);
    if (!manifest.ok) return manifest;
    const wanted = chooseShards(manifest.value.parts[part], limit);
    return loadRows(sourceOf(id), manifest.value, wanted, countBytes(wanted.shards, onProgress), signal);
  }

  async function loadLearnerDataset(
    id: string,
    { limit, onProgress, signal }: LoadPartOptions = {},
  ): Promise<Result<LearnerDataset, RunError>> {
    if (!(await isKnown(id))) return fail(unknownDataset(id, await listIds()));
    const manifest = await loadManifest(id);
    if (!manifest.ok) return manifest;
    const { parts } = manifest.value;
    const training = chooseShards(parts.train, limit);
    const validating = chooseShards(parts.validation, undefined);
    const onBytes = countBytes([...training.shards, ...validating.shards], onProgress);
    const train = await loadRows(sourceOf(id), manifest.value, training, onBytes, signal);
    if (!train.ok) return train;
    const validation = await loadRows(sourceOf(id), manifest.value, validating, onBytes, signal);
    if (!validation.ok) return validation;
    return ok({ manifest: manifest.value, train: train.value, validation: validation.value });
  }

  return { loadManifest, loadPart, loadLearnerDataset };
}

async function fetchManifest(source: DataSource, id: string): Promise<Result<DatasetManifest, RunError>> {
  const url = `${source.baseUrl}${id}/dataset.json`;
  const loaded = await fetchDocument(source, url, 'a manifest', DatasetManifest);
  return loaded.ok && loaded.value.id !== id
    ? fail(altered(url, `it describes '${loaded.value.id}'`))
    : loaded;
}

/** Of each array, the shards up to the one that holds the last row asked for. */
function chooseShards(part: Part, limit: number | undefined): Part {
  const count = Math.max(1, Math.min(part.count, Math.floor(limit ?? part.count)));
  const held = new Map<Shard['array'], number>();
  const shards = part.shards.filter((shard) => {
    const before = held.get(shard.array) ?? 0;
    held.set(shard.array, before + shard.count);
    return before < count;
  });
  return { ...part, count, shards };
}

function countBytes(
  shards: readonly Shard[],
  onProgress: ((fraction: number) => void) | undefined,
): (count: number) => void {
  const total = shards.reduce((sum, shard) => sum + shard.sizeBytes, 0);
  let done = 0;
  return (count) => {
    done += count;
    onProgress?.(done / total);
  };
}

async function loadRows(
  source: DataSource,
  manifest: DatasetManifest,
  wanted: Part,
  onBytes: (count: number) => void,
  signal: AbortSignal | undefined,
): Promise<Result<PartRows, RunError>> {
  const loaded: LoadedShard[] = [];
  const queue = [...wanted.shards.entries()];
  const failures: RunError[] = [];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined && failures.length === 0; next = queue.shift()) {
      const [index, shard] = next;
      const result = await fetchShard(source, manifest.id, shard, { onBytes, signal });
      if (result.ok) loaded[index] = { shard, bytes: result.value };
      else failures.push(result.error);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_FETCHES }, work));
  const [failure] = failures;
  if (failure !== undefined) return fail(failure);
  const rows = await decodePart(manifest, wanted, loaded);
  return rows.ok ? rows : fail(altered(`Data set '${manifest.title}'`, rows.error));
}
