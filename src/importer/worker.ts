import type { RunError } from '#core/errors.ts';
import { type InputFile, type ReadControl, formatBytes } from './bytes.ts';
import { createPictureDecoder } from './decode-picture.ts';
import { discardDownload, download, measureDownload, readReceived } from './download.ts';
import { badFile, settle } from './import-fault.ts';
import { importDataset } from './import-dataset.ts';
import { inspectFiles } from './inspect.ts';
import type { Inspected } from './material.ts';
import { ORIGINALS, type Original } from './originals.ts';
import { commitSet, discardImport, idOf, openOwnDatabase, putShard, sweep } from './own-store.ts';
import type { ImportPlan } from './plan.ts';
import type { FromImporter, ToImporter } from './protocol.ts';

/** One import at a time in all tabs, so that leftovers of a broken one can be told from one under way. */
const IMPORT_LOCK = 'own-data-import';
const PROGRESS_MS = 100;

let inspected: Inspected | null = null;
/** Addresses whose kept bytes are of no more use once they are imported. */
let fetched: readonly string[] = [];
let queue: Promise<void> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<ToImporter>) => {
  queue = queue.then(() => answer(data));
});

async function answer(request: ToImporter): Promise<void> {
  const { requestId } = request;
  try {
    const result = await settle(() => carryOut(request));
    send(result.ok ? { ...result.value, requestId } : { type: 'failed', requestId, error: result.error });
  } catch (cause) {
    send({ type: 'failed', requestId, error: explainBug(cause) });
  }
}

type Answer = FromImporter extends infer M ? (M extends FromImporter ? Omit<M, 'requestId'> : never) : never;

async function carryOut(request: ToImporter): Promise<Answer> {
  switch (request.type) {
    case 'inspect': {
      fetched = [];
      const { files, reading } = request;
      return inspect(request, files, { reading });
    }
    case 'measure-original': {
      const db = await openOwnDatabase(request.databaseName);
      const urls = urlsOf(findOriginal(request.originalId), request.baseUrl);
      const sizes = await Promise.all(urls.map((url) => measureDownload(url)));
      const received = await Promise.all(urls.map((url) => readReceived(db, url)));
      db.close();
      const sizeBytes = sizes.reduce<number | null>(
        (sum, size) => (sum === null || size === null ? null : sum + size),
        0,
      );
      return { type: 'measured', sizeBytes, receivedBytes: received.reduce((sum, count) => sum + count, 0) };
    }
    case 'fetch-original': {
      const original = findOriginal(request.originalId);
      const files = await fetchFiles(request, original);
      fetched = urlsOf(original, request.baseUrl);
      return inspect(request, files, original.sprite === null ? {} : { sprite: original.sprite });
    }
    case 'import':
      return { type: 'imported', id: await importInspected(request, request.plan) };
  }
}

async function inspect(
  { requestId }: ToImporter,
  files: readonly InputFile[],
  options: Parameters<typeof inspectFiles>[1],
): Promise<Answer> {
  const total = files.reduce((sum, { blob }) => sum + blob.size, 0);
  inspected = await inspectFiles(files, options, countBytes(requestId, total));
  return { type: 'inspected', found: inspected.found };
}

async function fetchFiles(
  request: Extract<ToImporter, { type: 'fetch-original' }>,
  original: Original,
): Promise<InputFile[]> {
  const db = await openOwnDatabase(request.databaseName);
  const report = throttle();
  const received = original.files.map(() => ({ done: 0, total: null as number | null }));
  const files: InputFile[] = [];
  for (const [index, { path, sha256 }] of original.files.entries()) {
    const blob = await download(db, request.baseUrl + path, {
      sha256,
      onReceived: (done, total) => {
        received[index] = { done, total };
        report(() => {
          const known = received.slice(0, index + 1);
          const isLast = index === received.length - 1;
          const sum = known.reduce((all, file) => all + (file.total ?? file.done), 0);
          send({
            type: 'progress',
            requestId: request.requestId,
            stage: 'fetching',
            done: known.reduce((all, file) => all + file.done, 0),
            total: isLast || total !== null ? sum : null,
          });
        });
      },
    });
    files.push({ path: path.split('/').at(-1) ?? path, blob });
  }
  db.close();
  return files;
}

/** All or nothing: files first, then the record that makes them a data set. */
async function importInspected({ requestId, databaseName }: ToImporter, plan: ImportPlan): Promise<string> {
  const material = inspected;
  if (material === null) throw badFile('Nothing is open to import. Choose the files again.');
  const db = await openOwnDatabase(databaseName);
  try {
    return await withLock(`${IMPORT_LOCK}:${databaseName}`, async () => {
      await sweep(db);
      const importId = crypto.randomUUID();
      const report = throttle();
      try {
        const { manifest, sizeBytes } = await importDataset(
          material,
          plan,
          idOf(plan.title),
          { put: (path, bytes) => putShard(db, importId, path, bytes), decode: createPictureDecoder() },
          {
            ...countBytes(requestId, material.found.sizeBytes),
            onRows: (done, total) =>
              report(() => send({ type: 'progress', requestId, stage: 'writing', done, total })),
          },
        );
        const set = await commitSet(db, manifest.id, { importId, savedAt: Date.now(), sizeBytes, manifest });
        for (const url of fetched) await discardDownload(db, url);
        return set.id;
      } catch (cause) {
        await discardImport(db, importId).catch(() => undefined);
        throw cause;
      }
    });
  } finally {
    db.close();
  }
}

/** Without Web Locks two tabs could import at once; leftovers of one might then be swept by the other, which fails and says so. */
function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request(name, work) : work();
}

function countBytes(requestId: number, total: number): ReadControl {
  const report = throttle();
  let done = 0;
  return {
    onBytes: (count) => {
      done += count;
      report(() =>
        send({ type: 'progress', requestId, stage: 'reading', done: Math.min(done, total), total }),
      );
    },
  };
}

/** Lets one call in a tenth of a second through. */
function throttle(): (work: () => void) => void {
  let last = 0;
  return (work) => {
    const now = performance.now();
    if (now - last < PROGRESS_MS) return;
    last = now;
    work();
  };
}

function findOriginal(id: string): Original {
  const original = ORIGINALS.find((known) => known.id === id);
  if (original === undefined) throw new Error(`there is no original '${id}'`);
  return original;
}

function urlsOf({ files }: Original, baseUrl: string): string[] {
  return files.map(({ path }) => baseUrl + path);
}

/** Out of memory throws a RangeError; the rest are faults of the lab. */
function explainBug(cause: unknown): RunError {
  const text = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof RangeError)
    return {
      blame: 'environment',
      code: 'out-of-memory',
      message: `The files need more memory than this browser gives a page (${text}). Nothing was kept. Choose fewer rows, smaller pictures, or files below ${formatBytes(200_000_000)}.`,
    };
  return {
    blame: 'lab',
    code: 'internal',
    message: `The importer met a fault of the lab (${text}). Nothing was kept. Try again, and report this with the kind of file if it happens twice.`,
  };
}

function send(message: FromImporter): void {
  postMessage(message);
}
