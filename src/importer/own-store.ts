import { DatasetManifest } from '#core/dataset.ts';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import * as v from 'valibot';
import { formatBytes } from './bytes.ts';
import { ImportFault } from './import-fault.ts';

/** The default database; separate from that of drafts and runs, which is small and backed up. */
export const OWN_DATABASE = 'tensor-dojo-own-data';
/** In some states of Safari a database never answers. */
const DEADLINE_MS = 5000;
/** Ids of people's own data sets begin so. */
export const OWN_PREFIX = 'my-';

interface Schema extends DBSchema {
  /** Complete data sets. Writing this record is what makes an import exist. */
  readonly sets: { readonly key: string; readonly value: unknown };
  /** Files of data sets by [import, path]; those of an import without a record in `sets` are left over from a broken one. */
  readonly shards: { readonly key: [string, string]; readonly value: Uint8Array<ArrayBuffer> };
  /** What a broken download left: state by address, pieces by [address, number]. */
  readonly downloads: { readonly key: string; readonly value: unknown };
  readonly pieces: { readonly key: [string, number]; readonly value: Uint8Array<ArrayBuffer> };
}

const StoredSet = v.object({
  id: v.string(),
  importId: v.string(),
  savedAt: v.number(),
  sizeBytes: v.number(),
  manifest: DatasetManifest,
});
/** A data set of one's own, without its rows. */
export type StoredSet = v.InferOutput<typeof StoredSet>;

export type OwnDatabase = IDBPDatabase<Schema>;

export async function openOwnDatabase(name = OWN_DATABASE): Promise<OwnDatabase> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const opening = openDB<Schema>(name, 1, {
      upgrade: (db) => {
        db.createObjectStore('sets', { keyPath: 'id' });
        for (const store of ['shards', 'downloads', 'pieces'] as const) db.createObjectStore(store);
      },
      blocking: (_current, _blocked, event) => {
        if (event.target instanceof IDBDatabase) event.target.close();
      },
    });
    const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), DEADLINE_MS)));
    const opened = await Promise.race([opening, late]);
    if (opened !== 'late') return opened;
    void opening.then((db) => db.close()).catch(() => undefined);
  } catch {
    throw noStorage(
      'This browser gives the lab no storage (a private window, or storage is blocked for this site), so your own data cannot be kept or read. Allow storage for this site, then try again.',
    );
  } finally {
    clearTimeout(timer);
  }
  throw noStorage(
    'The browser’s storage does not answer, so your own data cannot be kept or read; the reason is not known. Reload the page, then try again.',
  );
}

function noStorage(message: string): ImportFault {
  return new ImportFault({ blame: 'environment', code: 'storage-unavailable', message });
}

/** All data sets, newest first. Records that cannot be read are skipped, and kept. */
export async function listSets(db: OwnDatabase): Promise<StoredSet[]> {
  const sets = (await db.getAll('sets')).flatMap((value) => {
    const parsed = v.safeParse(StoredSet, value);
    return parsed.success ? [parsed.output] : [];
  });
  return sets.sort((a, b) => b.savedAt - a.savedAt);
}

export async function readSet(db: OwnDatabase, id: string): Promise<StoredSet | null> {
  const parsed = v.safeParse(StoredSet, await db.get('sets', id));
  return parsed.success ? parsed.output : null;
}

export async function readShard(
  db: OwnDatabase,
  id: string,
  path: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const set = await readSet(db, id);
  return set === null ? null : ((await db.get('shards', [set.importId, path])) ?? null);
}

/** Puts a file of an import that is under way. Throws a fault when the disk or the browser's quota is full. */
export async function putShard(
  db: OwnDatabase,
  importId: string,
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  await db.put('shards', bytes, [importId, path]).catch((cause: unknown) => {
    throw isFull(cause) ? noRoom(bytes.length) : cause;
  });
}

/** Makes an import exist, under the first free id of the wanted one, '…-2', '…-3'. */
export async function commitSet(
  db: OwnDatabase,
  wantedId: string,
  set: Omit<StoredSet, 'id'>,
): Promise<StoredSet> {
  const transaction = db.transaction('sets', 'readwrite');
  const taken = new Set(await transaction.store.getAllKeys());
  let id = wantedId;
  for (let number = 2; taken.has(id); number++) id = `${wantedId}-${number}`;
  const stored: StoredSet = { ...set, id, manifest: { ...set.manifest, id } };
  try {
    await Promise.all([transaction.store.put(stored), transaction.done]);
  } catch (cause) {
    throw isFull(cause) ? noRoom(0) : cause;
  }
  return stored;
}

export async function renameSet(db: OwnDatabase, id: string, title: string): Promise<void> {
  const set = await readSet(db, id);
  if (set !== null) await db.put('sets', { ...set, manifest: { ...set.manifest, title } });
}

/** The record first: a set without its files would be worse than files without a set. */
export async function deleteSet(db: OwnDatabase, id: string): Promise<void> {
  const set = await readSet(db, id);
  await db.delete('sets', id);
  if (set !== null) await db.delete('shards', filesOf(set.importId));
}

/** Deletes the files of imports that never became a data set. Only while no import is under way. */
export async function sweep(db: OwnDatabase): Promise<void> {
  const complete = new Set((await listRaw(db)).map(importIdOf));
  const found = new Set((await db.getAllKeys('shards')).map(([importId]) => importId));
  for (const importId of found) if (!complete.has(importId)) await db.delete('shards', filesOf(importId));
}

export async function discardImport(db: OwnDatabase, importId: string): Promise<void> {
  await db.delete('shards', filesOf(importId));
}

export async function clearOwnData(db: OwnDatabase): Promise<void> {
  const names = [...db.objectStoreNames];
  const transaction = db.transaction(names, 'readwrite');
  await Promise.all([...names.map((name) => transaction.objectStore(name).clear()), transaction.done]);
}

/** 'Sunspots (monthly)' → 'my-sunspots-monthly'. */
export function idOf(title: string): string {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  return `${OWN_PREFIX}${slug === '' ? 'data' : slug}`;
}

export function isFull(cause: unknown): boolean {
  return cause instanceof DOMException && cause.name === 'QuotaExceededError';
}

export function noRoom(sizeBytes: number): ImportFault {
  const piece = sizeBytes === 0 ? '' : ` (it stopped at a piece of ${formatBytes(sizeBytes)})`;
  return new ImportFault({
    blame: 'environment',
    code: 'storage-full',
    message: `There is no more room for data in this browser${piece}, so nothing was kept of this import. Delete data sets of your own that you no longer need, choose smaller pictures or fewer rows, or free space on the disk; then import again.`,
  });
}

function listRaw(db: OwnDatabase): Promise<unknown[]> {
  return db.getAll('sets');
}

/** Also of records that can no longer be read otherwise. */
function importIdOf(value: unknown): string {
  const id: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'importId') : null;
  return typeof id === 'string' ? id : '';
}

function filesOf(importId: string): IDBKeyRange {
  return IDBKeyRange.bound([importId], [importId, []]);
}
