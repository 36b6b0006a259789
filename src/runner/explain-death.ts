import type { RunError } from '#core/errors.ts';

/** What the page knows of a worker that ended by itself. */
export interface Death {
  /** The browser's own text; empty where it gave none. */
  readonly cause: string;
  /** Whether the worker had answered before. */
  readonly isBooted: boolean;
  /** WebKit, on a page isolated by `Cross-Origin-Embedder-Policy: require-corp`: there it ends blob workers of such frames. */
  readonly isUnderRequireCorp: boolean;
  /** What the last heartbeat of the run said; null before the first. */
  readonly held: { readonly tensors: number; readonly sizeBytes: number } | null;
}

/** Words of a browser that speak of memory; Chromium, Firefox and WebKit in their own ways. */
const MEMORY = /out of memory|allocation (?:failed|size)|could not allocate/i;

/**
 * Why a run ended without a last message. An empty event is no proof of anything: Firefox sends one for a script that cannot be
 * read, Chromium and Firefox for a policy that forbids workers, and a port closes when a process ends for whatever reason.
 */
export function explainDeath({ cause, isBooted, isUnderRequireCorp, held }: Death): RunError {
  if (MEMORY.test(cause))
    return {
      blame: 'environment',
      code: 'out-of-memory',
      message: `The training worker ran out of memory (${cause}).${tellHeld(held)} ${KEPT} ${LESS}`,
    };
  if (!isBooted && isUnderRequireCorp)
    return {
      blame: 'environment',
      code: 'worker-died',
      message:
        'The training worker could not start: the host of this page sends “Cross-Origin-Embedder-Policy: require-corp”, and under that this browser ends such workers. Your code is kept. Whoever runs the host can send “credentialless” or no such header; until then, use Chrome or Firefox.',
    };
  if (!isBooted)
    return {
      blame: 'environment',
      code: 'worker-died',
      message: `The training worker could not start: ${cause === '' ? 'the browser refused its script and gave no reason' : cause}. Your code is kept. Reload the page and run again; if it comes back, an extension or a rule of this network may be changing or blocking the lab's scripts.`,
    };
  return {
    blame: 'environment',
    code: 'worker-died',
    message:
      cause === ''
        ? `The browser ended the training worker and gave no reason; browsers do that when memory is full, and also when a tab's process fails.${tellHeld(held)} ${KEPT} Run again; if it comes back, use a smaller batch, fewer rows (\`limit\`) or a smaller model, and dispose tensors that are no longer needed.`
        : `The training worker stopped: ${cause}.${tellHeld(held)} ${KEPT} Run again; if it comes back, reload the page.`,
  };
}

/** WebKit alone gives errors a line of their own, and isolates a page by 'require-corp' only. */
export function isUnderRequireCorp(): boolean {
  return globalThis.crossOriginIsolated && Object.hasOwn(new Error(), 'line');
}

const KEPT = 'Your code and the last kept weights are safe.';
const LESS =
  'Use a smaller batch, fewer rows (`limit`) or a smaller model, dispose tensors that are no longer needed, and run again.';

function tellHeld(held: Death['held']): string {
  if (held === null || held.tensors === 0) return '';
  const size =
    held.sizeBytes >= 1e9
      ? `${(held.sizeBytes / 1e9).toFixed(1)} GB`
      : `${Math.max(1, Math.round(held.sizeBytes / 1e6))} MB`;
  return ` It last held ${size} in ${held.tensors} ${held.tensors === 1 ? 'tensor' : 'tensors'}.`;
}
