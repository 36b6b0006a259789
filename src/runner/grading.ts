import type { CurveEpoch } from '#core/curve-diagnosis.ts';
import type { DatasetManifest, PartRows } from '#core/dataset.ts';
import type { RunError } from '#core/errors.ts';
import type { Exercise } from '#core/exercise.ts';
import { type FromGrader, type GradeRequest, parseFromGrader } from '#core/grading-protocol.ts';
import type { PretrainedModel } from '#core/pretrained.ts';
import { type Result, fail, ok } from '#core/result.ts';
import type { TrainedModel } from '#core/trained-model.ts';
import type { Verdict } from '#core/verdict.ts';

/** Without a finished batch for this long the model is hopeless: 256 rows of a large one take a second or two. */
const SILENCE_MS = 60_000;

export interface GradeInput {
  readonly model: TrainedModel;
  readonly exercise: Exercise;
  readonly manifest: DatasetManifest;
  /** The held-out part. */
  readonly rows: PartRows;
  readonly curves?: readonly CurveEpoch[];
  /** The pretrained model that the exercise names, for the check that its layers were left alone. */
  readonly pretrained?: PretrainedModel | null;
  /** Share of the rows done, 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
  /** A sentence for the screen about how the verdict was reached, when it was not the usual way. */
  readonly onNote?: (note: string) => void;
}

/** Grades models in a worker of its own, one after the other. */
export interface Grader {
  /** Fails only when no verdict could be reached at all; a bad model is a verdict. */
  grade(input: GradeInput): Promise<Result<Verdict, RunError>>;
  /** Ends the worker; a grading under way fails. */
  dispose(): void;
}

/** The worker starts with the first grading and stays warm. `silenceMs` is a parameter for tests. */
export function createGrader({ silenceMs = SILENCE_MS } = {}): Grader {
  let worker: Worker | null = null;
  let lastId = 0;
  let queue: Promise<unknown> = Promise.resolve();
  let abandon: (() => void) | null = null;
  let isDisposed = false;

  const endWorker = (): void => {
    worker?.terminate();
    worker = null;
  };

  const gradeNow = async (input: GradeInput): Promise<Result<Verdict, RunError>> => {
    if (isDisposed) return fail(DISPOSED);
    worker ??= new Worker(new URL('../grader/worker.ts', import.meta.url), { type: 'module' });
    const ended = new Promise<Result<Verdict, RunError>>((resolve) => {
      abandon = () => resolve(fail(DISPOSED));
    });
    const verdict = await Promise.race([ask(worker, ++lastId, input, silenceMs), ended]);
    abandon = null;
    // A model that could not be run may have left the engine broken; the next one gets a fresh worker.
    if (!verdict.ok || verdict.value.status === 'rejected') endWorker();
    return verdict;
  };

  return {
    grade(input) {
      const result = queue.then(() => gradeNow(input));
      queue = result;
      return result;
    },
    dispose() {
      isDisposed = true;
      endWorker();
      abandon?.();
    },
  };
}

/** Sends one request and waits for its one answer, a death, or too long a silence. */
function ask(
  worker: Worker,
  requestId: number,
  { model, exercise, manifest, rows, curves = [], pretrained = null, onProgress, onNote }: GradeInput,
  silenceMs: number,
): Promise<Result<Verdict, RunError>> {
  return new Promise((resolve) => {
    const controller = new AbortController();
    const { signal } = controller;
    let silence: ReturnType<typeof setTimeout> | undefined;
    const finish = (result: Result<Verdict, RunError>): void => {
      clearTimeout(silence);
      controller.abort();
      resolve(result);
    };
    const expectSign = (): void => {
      clearTimeout(silence);
      silence = setTimeout(() => finish(fail(stuckError(silenceMs))), silenceMs);
    };
    const receive = (message: FromGrader): void => {
      if (message.requestId !== requestId) return;
      if (message.type === 'verdict') {
        if (message.backend === 'cpu') onNote?.(CPU_NOTE);
        finish(ok(message.verdict));
        return;
      }
      if (message.type === 'failed') {
        finish(fail(message.error));
        return;
      }
      expectSign();
      onProgress?.(message.rows / message.total);
    };
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<unknown>) => {
        const message = parseFromGrader(data);
        if (message.ok) receive(message.value);
        else finish(message);
      },
      { signal },
    );
    // Chromium and Firefox send a plain Event, without a text, where a policy forbids the worker.
    worker.addEventListener(
      'error',
      (event) => finish(fail(deathError(event instanceof ErrorEvent ? event.message : ''))),
      { signal },
    );
    worker.addEventListener('messageerror', () => finish(fail(deathError('unreadable answer'))), { signal });
    expectSign();
    const request: GradeRequest = {
      type: 'grade',
      requestId,
      model,
      exercise,
      manifest,
      heldOut: rows,
      curves,
      pretrained,
    };
    worker.postMessage(request);
  });
}

const CPU_NOTE =
  'WebAssembly could not start, so the model was graded in plain JavaScript: slower, and the last digits may differ from other machines.';

const DISPOSED: RunError = {
  blame: 'environment',
  code: 'worker-died',
  message: 'The grading was ended before it finished. Your model is kept; submit it again.',
};

/** An event without a text is a script that did not load, or a worker that the browser ended; it does not say which. */
function deathError(cause: string): RunError {
  const what =
    cause === ''
      ? 'The grader ended and the browser gave no reason: its script did not load, or the browser stopped it'
      : `The grader ended unexpectedly: ${cause}`;
  return {
    blame: 'environment',
    code: 'worker-died',
    message: `${what}. Your model is kept. Reload the page and submit again; if it comes back, close other tabs or make the model smaller.`,
  };
}

function stuckError(silenceMs: number): RunError {
  return {
    blame: 'learner',
    code: 'stuck',
    message: `The model was still busy with one batch of held-out rows after ${String(Math.round(silenceMs / 1000))} s, so grading was ended. Make the model smaller or shallower, and submit again.`,
    at: null,
  };
}
