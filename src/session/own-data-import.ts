import type { RunError } from '#core/errors.ts';
import { type Result, fail, ok } from '#core/result.ts';
import type { Found } from '#importer/found.ts';
import { ORIGINALS_URL } from '#importer/originals.ts';
import type { ImportPlan } from '#importer/plan.ts';
import { type FromImporter, type ToImporter, parseFromImporter } from '#importer/protocol.ts';
import type { CsvReading } from '#importer/csv.ts';

/** A chosen file; `path` has the folders above it where a folder was chosen. */
export interface ChosenFile {
  readonly path: string;
  readonly blob: Blob;
}

export interface ImportProgress {
  readonly stage: 'fetching' | 'reading' | 'writing';
  readonly done: number;
  /** Null where it is not known. */
  readonly total: number | null;
}
export type OnProgress = (progress: ImportProgress) => void;

/** What an import came to; 'cancelled' when the session was disposed of in between. */
export type Outcome<T> = Result<T, RunError> | 'cancelled';

export interface OriginalSize {
  /** Null where the host does not say. */
  readonly sizeBytes: number | null;
  /** What an earlier try left. */
  readonly receivedBytes: number;
}

/** One import from the choice of files to the data set, in a worker of its own. */
export interface ImportSession {
  inspect(files: readonly ChosenFile[], reading: CsvReading, onProgress: OnProgress): Promise<Outcome<Found>>;
  measureOriginal(originalId: string): Promise<Outcome<OriginalSize>>;
  fetchOriginal(originalId: string, onProgress: OnProgress): Promise<Outcome<Found>>;
  /** Makes the data set of what was inspected last; resolves with its id. */
  import(plan: ImportPlan, onProgress: OnProgress): Promise<Outcome<string>>;
  /** Ends the worker at once. What was written for a data set that is not whole means nothing and is swept away later. */
  dispose(): void;
}

export interface ImportSessionOptions {
  readonly databaseName: string;
  /** For tests. */
  readonly originalsUrl?: string | undefined;
}

type Request = ToImporter extends infer M
  ? M extends ToImporter
    ? Omit<M, 'requestId' | 'databaseName'>
    : never
  : never;
type Terminal = Exclude<FromImporter, { type: 'progress' | 'failed' }>;

export function createImportSession({
  databaseName,
  originalsUrl = ORIGINALS_URL,
}: ImportSessionOptions): ImportSession {
  let worker: Worker | null = null;
  let lastId = 0;
  let isDisposed = false;
  const abandon = new Set<() => void>();

  const ask = (request: Request, onProgress?: OnProgress): Promise<Outcome<Terminal>> => {
    if (isDisposed) return Promise.resolve('cancelled');
    worker ??= new Worker(new URL('../importer/worker.ts', import.meta.url), { type: 'module' });
    const asked = worker;
    const requestId = ++lastId;
    return new Promise((resolve) => {
      const controller = new AbortController();
      const { signal } = controller;
      const finish = (outcome: Outcome<Terminal>): void => {
        controller.abort();
        abandon.delete(cancel);
        resolve(outcome);
      };
      const cancel = (): void => finish('cancelled');
      abandon.add(cancel);
      asked.addEventListener(
        'message',
        ({ data }: MessageEvent<unknown>) => {
          const message = parseFromImporter(data);
          if (!message.ok) finish(message);
          else if (message.value.requestId !== requestId) return;
          else if (message.value.type === 'progress') onProgress?.(message.value);
          else if (message.value.type === 'failed') finish(fail(message.value.error));
          else finish(ok(message.value));
        },
        { signal },
      );
      asked.addEventListener(
        'error',
        (event) => {
          asked.terminate();
          worker = null;
          finish(fail(died(event.message)));
        },
        { signal },
      );
      asked.postMessage({ ...request, requestId, databaseName });
    });
  };

  return {
    inspect: async (files, reading, onProgress) =>
      takeFound(await ask({ type: 'inspect', files, reading }, onProgress)),
    measureOriginal: async (originalId) => {
      const outcome = await ask({ type: 'measure-original', originalId, baseUrl: originalsUrl });
      if (outcome === 'cancelled' || !outcome.ok) return outcome;
      return outcome.value.type === 'measured' ? ok(outcome.value) : fail(outOfTurn());
    },
    fetchOriginal: async (originalId, onProgress) =>
      takeFound(await ask({ type: 'fetch-original', originalId, baseUrl: originalsUrl }, onProgress)),
    import: async (plan, onProgress) => {
      const outcome = await ask({ type: 'import', plan }, onProgress);
      if (outcome === 'cancelled' || !outcome.ok) return outcome;
      return outcome.value.type === 'imported' ? ok(outcome.value.id) : fail(outOfTurn());
    },
    dispose: () => {
      isDisposed = true;
      worker?.terminate();
      worker = null;
      for (const cancel of abandon) cancel();
    },
  };
}

function takeFound(outcome: Outcome<Terminal>): Outcome<Found> {
  if (outcome === 'cancelled' || !outcome.ok) return outcome;
  return outcome.value.type === 'inspected' ? ok(outcome.value.found) : fail(outOfTurn());
}

function died(reason: string): RunError {
  return {
    blame: 'environment',
    code: 'worker-died',
    message: `The importer stopped (${reason === '' ? 'the browser gave no reason; often the memory is full' : reason}). Nothing was kept. Close other tabs, or choose fewer rows or smaller pictures, then import again.`,
  };
}

function outOfTurn(): RunError {
  return {
    blame: 'lab',
    code: 'protocol-violation',
    message:
      'The importer answered out of turn. Nothing was kept; import again, and report this if it happens twice.',
  };
}
