import * as v from 'valibot';
import {
  brokeOff,
  changed,
  offline,
  refused,
  refusedByCors,
  unreachable,
  webPage,
} from './download-faults.ts';
import { type OwnDatabase, isFull, noRoom } from './own-store.ts';

/** Bytes that are kept at once; what a broken connection can cost. */
const PIECE_BYTES = 2 * 1024 * 1024;

const State = v.object({
  received: v.number(),
  pieces: v.number(),
  total: v.nullable(v.number()),
  lastModified: v.nullable(v.string()),
});
type State = v.InferOutput<typeof State>;
const NOTHING: State = { received: 0, pieces: 0, total: null, lastModified: null };

export interface DownloadOptions {
  readonly sha256: string | null;
  readonly signal?: AbortSignal | undefined;
  /** Bytes that are here, with those of an earlier try. */
  readonly onReceived?: ((received: number, total: number | null) => void) | undefined;
}

/** Size of a file by its header, before it is fetched; null where the host does not say. */
export async function measureDownload(url: string, signal?: AbortSignal): Promise<number | null> {
  const response = await ask(url, { method: 'HEAD' }, signal);
  return readLength(response);
}

/** Bytes that an earlier try left. */
export async function readReceived(db: OwnDatabase, url: string): Promise<number> {
  return (await readState(db, url)).received;
}

/**
 * Fetches a file, keeping every 2 MiB, and goes on from what is kept where the file is still the same. Throws a fault that
 * says what happened; only a wrong SHA-256 throws the kept bytes away.
 */
export async function download(db: OwnDatabase, url: string, options: DownloadOptions): Promise<Blob> {
  let state = await readState(db, url);
  const isComplete = state.total !== null && state.received === state.total;
  if (!isComplete) {
    let response = await ask(
      url,
      state.received > 0 ? { headers: rangeFrom(state.received) } : {},
      options.signal,
      [206, 416],
    );
    if (!continues(response, state)) {
      await response.body?.cancel();
      await discardDownload(db, url);
      state = NOTHING;
      response = await ask(url, {}, options.signal);
    }
    state = await receive(db, url, response, state, options);
  }
  const blob = await assemble(db, url, state);
  if (options.sha256 !== null && (await digest(blob)) !== options.sha256) {
    await discardDownload(db, url);
    throw changed(url);
  }
  return blob;
}

export async function discardDownload(db: OwnDatabase, url: string): Promise<void> {
  const transaction = db.transaction(['downloads', 'pieces'], 'readwrite');
  await Promise.all([
    transaction.objectStore('downloads').delete(url),
    transaction.objectStore('pieces').delete(IDBKeyRange.bound([url], [url, []])),
    transaction.done,
  ]);
}

/** A simple range needs no preflight. */
function rangeFrom(received: number): Record<string, string> {
  return { Range: `bytes=${received}-` };
}

/** The response is the rest of the same file, or a whole one when nothing is kept. */
function continues(response: Response, state: State): boolean {
  if (state.received === 0) return response.status === 200;
  const rest = readLength(response);
  return (
    response.status === 206 &&
    (state.total === null || rest === null || state.received + rest === state.total) &&
    response.headers.get('Last-Modified') === state.lastModified
  );
}

async function ask(
  url: string,
  init: RequestInit,
  signal: AbortSignal | undefined,
  alsoFine: readonly number[] = [],
): Promise<Response> {
  const response = await fetch(url, { ...init, cache: 'no-store', signal: signal ?? null }).catch(() => null);
  signal?.throwIfAborted();
  if (response === null) throw await explainSilence(url);
  if (!response.ok && !alsoFine.includes(response.status)) throw refused(url, response.status);
  if ((response.headers.get('Content-Type') ?? '').startsWith('text/html')) throw webPage(url);
  return response;
}

/** Asks once more without wanting to read the answer: a host that answers then refuses other sites only. */
async function explainSilence(url: string) {
  if (!navigator.onLine) return offline(url);
  const answer = await fetch(url, { method: 'HEAD', mode: 'no-cors', cache: 'no-store' }).catch(() => null);
  return answer === null ? unreachable(url) : refusedByCors(url);
}

async function receive(
  db: OwnDatabase,
  url: string,
  response: Response,
  from: State,
  { signal, onReceived }: DownloadOptions,
): Promise<State> {
  const rest = readLength(response);
  let state: State = {
    ...from,
    total: rest === null ? from.total : from.received + rest,
    lastModified: response.headers.get('Last-Modified'),
  };
  const reader = response.body?.getReader();
  let waiting: Uint8Array<ArrayBuffer>[] = [];
  let waitingBytes = 0;
  const keep = async (): Promise<void> => {
    if (waitingBytes === 0) return;
    const piece = new Uint8Array(await new Blob(waiting).arrayBuffer());
    state = await keepPiece(db, url, state, piece);
    waiting = [];
    waitingBytes = 0;
  };
  while (reader !== undefined) {
    const chunk = await reader.read().catch(() => null);
    if (chunk === null || signal?.aborted === true) {
      await keep();
      signal?.throwIfAborted();
      throw brokeOff(url, state.received, state.total);
    }
    if (chunk.done) break;
    waiting.push(chunk.value);
    waitingBytes += chunk.value.length;
    onReceived?.(state.received + waitingBytes, state.total);
    if (waitingBytes >= PIECE_BYTES) await keep();
  }
  await keep();
  if (state.total !== null && state.received < state.total) throw brokeOff(url, state.received, state.total);
  state = { ...state, total: state.received };
  await db.put('downloads', state, url);
  return state;
}

/** The piece and the state together, so that no crash comes between. */
async function keepPiece(
  db: OwnDatabase,
  url: string,
  state: State,
  piece: Uint8Array<ArrayBuffer>,
): Promise<State> {
  const next = { ...state, received: state.received + piece.length, pieces: state.pieces + 1 };
  const transaction = db.transaction(['downloads', 'pieces'], 'readwrite');
  try {
    await Promise.all([
      transaction.objectStore('pieces').put(piece, [url, state.pieces]),
      transaction.objectStore('downloads').put(next, url),
      transaction.done,
    ]);
  } catch (cause) {
    throw isFull(cause) ? noRoom(piece.length) : cause;
  }
  return next;
}

async function readState(db: OwnDatabase, url: string): Promise<State> {
  const parsed = v.safeParse(State, await db.get('downloads', url));
  return parsed.success ? parsed.output : NOTHING;
}

async function assemble(db: OwnDatabase, url: string, { pieces }: State): Promise<Blob> {
  const blobs: Blob[] = [];
  for (let number = 0; number < pieces; number++) {
    const piece = await db.get('pieces', [url, number]);
    if (piece !== undefined) blobs.push(new Blob([piece]));
  }
  return new Blob(blobs);
}

function readLength(response: Response): number | null {
  const length = response.headers.get('Content-Length');
  // Of a packed answer it counts the packed bytes, which are not those that come.
  const isPacked = response.headers.get('Content-Encoding') !== null;
  return length === null || isPacked ? null : Number(length);
}

async function digest(blob: Blob): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
