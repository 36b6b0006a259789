import type { RunError } from '#core/errors.ts';
import { type Result, fail, ok } from '#core/result.ts';
import { within } from './within.ts';
import { altered, missing, noDigest, refused, unreachable } from './dataset-errors.ts';

/** Where data files come from and are kept. */
export interface DataSource {
  /** Address of the folder of all data sets, with a slash at its end. */
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  /** Null where the browser keeps nothing (private window, plain http); then every load fetches. */
  readonly cache: Promise<Cache | null>;
  /** What `fetch` rejected with, where the source is no host; null for what it does not know. */
  readonly explain?: (cause: unknown) => RunError | null;
}

/** A file as a manifest names it. */
interface HashedFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

interface FetchOptions {
  /** Bytes that came since the last call; negative when a shard starts again. */
  readonly onBytes: (count: number) => void;
  readonly signal: AbortSignal | undefined;
}

/** A cache that has not answered by then is done without; data would wait for it for ever. */
const CACHE_MS = 3000;

/** Opens the browser's cache for data files; null where it has none or refuses. */
export async function openDataCache(): Promise<Cache | null> {
  try {
    if (!('caches' in globalThis)) return null;
    return await within(caches.open('datasets-v1'), CACHE_MS, () => new Error('no answer'));
  } catch {
    // The name itself throws where storage is blocked.
    return null;
  }
}

/**
 * The verified bytes of a shard: from the cache, or fetched and then kept. A kept copy that no longer has its hash is thrown
 * away; a fetched one is asked for once more past the browser's HTTP cache. Rejects only when `signal` aborts.
 */
export async function fetchShard(
  source: DataSource,
  datasetId: string,
  shard: HashedFile,
  options: FetchOptions,
): Promise<Result<Uint8Array<ArrayBuffer>, RunError>> {
  if (!('subtle' in crypto)) return fail(noDigest());
  const url = `${source.baseUrl}${datasetId}/${shard.path}`;
  const key = `${source.baseUrl}sha256/${shard.sha256}`;
  const cache = await source.cache;
  const kept = await readKept(cache, key, shard);
  if (kept !== null) {
    options.onBytes(kept.length);
    return ok(kept);
  }
  const first = await download(source, url, shard, 'default', options);
  const result =
    !first.ok && first.error.code === 'data-altered'
      ? await download(source, url, shard, 'reload', options)
      : first;
  if (result.ok) await keep(cache, key, result.value);
  return result;
}

async function readKept(
  cache: Cache | null,
  key: string,
  shard: HashedFile,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const response = await cache?.match(key);
    if (cache === null || response === undefined) return null;
    const bytes = new Uint8Array(await response.arrayBuffer());
    if ((await digest(bytes)) === shard.sha256) return bytes;
    await cache.delete(key);
  } catch {
    // Taken away in mid-session: the file is fetched.
  }
  return null;
}

/** A full disk costs the next visit a download, no more. */
async function keep(cache: Cache | null, key: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  await cache?.put(key, new Response(bytes)).catch(() => undefined);
}

async function download(
  source: DataSource,
  url: string,
  shard: HashedFile,
  mode: RequestCache,
  options: FetchOptions,
): Promise<Result<Uint8Array<ArrayBuffer>, RunError>> {
  const response = await request(source, url, mode, options.signal);
  if (!response.ok) return response;
  const bytes = await readBounded(response.value, shard, options);
  if (bytes === null) return fail(unreachable(url));
  const fault = await findFault(bytes, shard);
  if (fault === null) return ok(bytes);
  options.onBytes(-Math.min(bytes.length, shard.sizeBytes));
  return fail(altered(url, fault));
}

/** Fetches a data file's response, and tells apart the ways in which a host has none. Rejects when `signal` aborts. */
export async function request(
  source: DataSource,
  url: string,
  mode: RequestCache,
  signal?: AbortSignal,
): Promise<Result<Response, RunError>> {
  let response: Response;
  try {
    response = await source.fetch(url, { cache: mode, signal: signal ?? null });
  } catch (cause) {
    signal?.throwIfAborted();
    return fail(source.explain?.(cause) ?? unreachable(url));
  }
  signal?.throwIfAborted();
  if (response.status === 404 || response.status === 410)
    return fail(missing(url, `HTTP ${response.status}`));
  if (!response.ok) return fail(refused(url, response.status));
  const type = response.headers.get('Content-Type') ?? '';
  // Hosts of single-page sites answer every unknown address with their start page.
  return type.startsWith('text/html') ? fail(missing(url, 'a web page')) : ok(response);
}

/** At most one byte more than the shard has, so that a host cannot fill the memory; null when the connection breaks. */
async function readBounded(
  response: Response,
  shard: HashedFile,
  { onBytes, signal }: FetchOptions,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = new Uint8Array(shard.sizeBytes + 1);
  let length = 0;
  const reader = response.body?.getReader();
  while (reader !== undefined) {
    const chunk = await reader.read().catch(() => null);
    signal?.throwIfAborted();
    if (chunk === null) {
      onBytes(-Math.min(length, shard.sizeBytes));
      return null;
    }
    if (chunk.done) break;
    const piece = chunk.value.subarray(0, bytes.length - length);
    bytes.set(piece, length);
    onBytes(Math.min(length + piece.length, shard.sizeBytes) - length);
    length += piece.length;
    if (length === bytes.length) {
      await reader.cancel();
      break;
    }
  }
  return bytes.slice(0, length);
}

async function findFault(bytes: Uint8Array<ArrayBuffer>, shard: HashedFile): Promise<string | null> {
  if (bytes.length < shard.sizeBytes) return `it has ${bytes.length} bytes instead of ${shard.sizeBytes}`;
  if (bytes.length > shard.sizeBytes) return `it has more than ${shard.sizeBytes} bytes`;
  return (await digest(bytes)) === shard.sha256 ? null : 'its SHA-256 differs';
}

async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
