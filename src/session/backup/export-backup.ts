import type { RunError } from '#core/errors.ts';
import { type Result, fail, ok } from '#core/result.ts';
import type { SettingsKeeper } from '#session/settings.ts';
import type { LabStorage } from '#session/storage/lab-storage.ts';
import { RECORD_VERSION } from '#session/storage/records.ts';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { BACKUP_FORMAT, BACKUP_LIMITS, encodeJson, hashBytes } from './backup-format.ts';

export interface ExportOptions {
  readonly storage: LabStorage;
  readonly settings: SettingsKeeper;
  readonly now: () => number;
}

/** Everything the person made, as one zip. Records are read one after the other, so that memory holds one model at a time. */
export async function exportBackup({
  storage,
  settings,
  now,
}: ExportOptions): Promise<Result<Blob, RunError>> {
  const archive = createArchive();
  await archive.addJson('manifest.json', {
    format: BACKUP_FORMAT,
    version: RECORD_VERSION,
    createdAt: now(),
  });
  await archive.addJson('settings.json', settings.store.getState());
  for (const store of ['drafts', 'versions', 'study'] as const) {
    const records = await storage.loadAll(store);
    if (!records.ok) return records;
    await archive.addJson(`${store}.json`, records.value);
  }
  const runIds = await storage.loadKeys('runs');
  if (!runIds.ok) return runIds;
  for (const [index, id] of runIds.value.entries()) {
    const run = await storage.load('runs', id);
    if (!run.ok) return run;
    if (run.value !== null) await archive.addJson(`runs/${index}.json`, run.value);
  }
  const modelIds = await storage.loadKeys('models');
  if (!modelIds.ok) return modelIds;
  for (const [index, id] of modelIds.value.entries()) {
    const kept = await storage.load('models', id);
    if (!kept.ok) return kept;
    if (kept.value === null) continue;
    const { weights, ...model } = kept.value.model;
    const weightsSha256 = await hashBytes(weights);
    await archive.addJson(`models/${index}.json`, { ...kept.value, model: { ...model, weightsSha256 } });
    await archive.addBytes(`models/${index}.bin`, new Uint8Array(weights));
    if (archive.readSize() > BACKUP_LIMITS.totalBytes) return fail(TOO_LARGE);
  }
  return ok(archive.finish());
}

const TOO_LARGE: RunError = {
  blame: 'environment',
  code: 'storage-full',
  message:
    'The backup would be larger than 1 GB, more than a browser can read back. Delete attempts that you no longer need on the Attempts page, then export again.',
};

/** Weights are handed over in pieces of this size, so that no task holds the page up. */
const PIECE_BYTES = 4 * 1024 ** 2;

function createArchive() {
  const parts: Blob[] = [];
  let sizeBytes = 0;
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    // As a blob at once: the browser may put it on disk, which it cannot do with an array.
    parts.push(new Blob([new Uint8Array(chunk)]));
  });
  const push = async (entry: ZipDeflate | ZipPassThrough, bytes: Uint8Array): Promise<void> => {
    zip.add(entry);
    sizeBytes += bytes.length;
    let start = 0;
    do {
      const end = start + PIECE_BYTES;
      entry.push(bytes.slice(start, end), end >= bytes.length);
      start = end;
      await new Promise((resolve) => setTimeout(resolve));
    } while (start < bytes.length);
  };
  return {
    addJson: (name: string, value: unknown) => push(new ZipDeflate(name, { level: 6 }), encodeJson(value)),
    // Measured: float32 weights shrink by 7 %, at half a second a megabyte.
    addBytes: (name: string, bytes: Uint8Array) => push(new ZipPassThrough(name), bytes),
    readSize: () => sizeBytes,
    finish: () => {
      zip.end();
      return new Blob(parts, { type: 'application/zip' });
    },
  };
}
