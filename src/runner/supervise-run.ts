import { assertNever } from '#core/assert-never.ts';
import type { RunError } from '#core/errors.ts';
import { type FromSandbox, parseFromSandbox } from '#core/protocol.ts';
import type { Result } from '#core/result.ts';
import { type Death, explainDeath, isUnderRequireCorp } from './explain-death.ts';
import { createMessageOrder } from './message-order.ts';
import type { Checkpoint, RunHandle, RunHooks, RunOutcome, RunRequest } from './run-outcome.ts';
import type { SandboxFrame } from './sandbox-frame.ts';
import { type Watchdog, createWatchdog } from './watchdog.ts';

/** After Stop the code has this long to end by itself; then the frame is removed. */
const GRACE_MS = 2500;
/** A warm worker answers at once and a cold one within seconds, even on a busy machine. */
const BOOT_MS = 60_000;
/** A second terminal message on the heels of the first is a forgery of one of them. */
const SETTLE_MS = 25;

interface Supervision {
  readonly request: RunRequest;
  readonly hooks: RunHooks;
  readonly code: Promise<Result<{ readonly code: string }, RunError>>;
  /** Asked for once, when the code has compiled; used by this run alone, and disposed by it. */
  readonly takeFrame: () => Promise<Result<SandboxFrame, RunError>>;
}

/** A run handle for the runner, which can also drop the run at once. */
export interface SupervisedRun extends RunHandle {
  abort(): void;
}

/** Watches over one run from its start to its one outcome. */
export function superviseRun({ request, hooks, code, takeFrame }: Supervision): SupervisedRun {
  let resolve: (outcome: RunOutcome) => void = () => undefined;
  const outcome = new Promise<RunOutcome>((resolveOutcome) => {
    resolve = resolveOutcome;
  });
  const order = createMessageOrder();
  let watchdog: Watchdog | null = null;
  let sandbox: SandboxFrame | null = null;
  let checkpoint: Checkpoint | null = null;
  let isBooted = false;
  let held: Death['held'] = null;
  let isOver = false;
  let settling: ReturnType<typeof setTimeout> | null = null;
  let grace: ReturnType<typeof setTimeout> | null = null;
  let boot: ReturnType<typeof setTimeout> | null = null;

  const end = (result: RunOutcome): void => {
    if (isOver) return;
    isOver = true;
    watchdog?.dispose();
    for (const timer of [grace, settling, boot]) if (timer !== null) clearTimeout(timer);
    sandbox?.dispose();
    resolve(result);
  };
  const endFailed = (error: RunError): void => end({ status: 'failed', error, checkpoint });
  const endSoon = (result: RunOutcome): void => {
    settling = setTimeout(() => end(result), SETTLE_MS);
  };

  const handle = (message: FromSandbox, program: string): void => {
    switch (message.type) {
      case 'booted': {
        const { seed, backend, reason, isStock, resume } = request;
        isBooted = true;
        if (boot !== null) clearTimeout(boot);
        watchdog = createWatchdog((silentMs) => hooks.onMessage({ type: 'silent', silentMs }));
        sandbox?.post({ type: 'start', code: program, seed, backend, reason, isStock, resume });
        break;
      }
      case 'dataset-request':
        void hooks.loadDataset(message.id, message.limit).then((result) => {
          if (!isOver) sandbox?.post({ type: 'dataset', requestId: message.requestId, result });
        });
        break;
      case 'pretrained-request':
        void hooks.loadPretrained(message.id, message.variant).then((result) => {
          if (!isOver) sandbox?.post({ type: 'pretrained', requestId: message.requestId, result });
        });
        break;
      case 'trained':
        endSoon({ status: 'trained', model: message.model, isStopped: message.isStopped });
        break;
      case 'failed':
        endSoon({ status: 'failed', error: message.error, checkpoint });
        break;
      case 'checkpoint':
        checkpoint = { model: message.model, epoch: message.epoch };
        hooks.onMessage(message);
        break;
      case 'beat':
        held = message;
        hooks.onMessage(message);
        break;
      case 'ready':
      case 'model':
      case 'progress':
      case 'epoch':
      case 'report':
      case 'console':
      case 'chart':
      case 'leak':
        hooks.onMessage(message);
        break;
      default:
        assertNever(message);
    }
  };
  const receive = (data: unknown, program: string): void => {
    if (isOver) return;
    watchdog?.note();
    const message = parseFromSandbox(data);
    const fault = message.ok ? order.check(message.value, performance.now()) : message.error;
    if (fault !== null) endFailed(fault);
    else if (message.ok) handle(message.value, program);
  };

  const hasEnded = (): boolean => isOver;
  const launch = async (): Promise<void> => {
    const compiled = await code;
    if (isOver) return;
    const created = compiled.ok ? await takeFrame() : compiled;
    if (!created.ok) endFailed(created.error);
    else if (hasEnded()) created.value.dispose();
    else if (compiled.ok) {
      sandbox = created.value;
      boot = setTimeout(() => endFailed(NOT_BOOTED), BOOT_MS);
      sandbox.listen({
        onMessage: (data) => receive(data, compiled.value.code),
        onDied: (cause) =>
          endFailed(explainDeath({ cause, isBooted, isUnderRequireCorp: isUnderRequireCorp(), held })),
      });
    }
  };
  // A bug of ours must end the run too: a run that waits for ever looks like one that starts.
  launch().catch((error: unknown) => endFailed(notLaunched(error)));

  return {
    outcome,
    stop() {
      if (isOver || grace !== null) return;
      sandbox?.post({ type: 'stop' });
      // Before the frame is there, nothing was learnt yet that could be waited for.
      grace = setTimeout(() => end({ status: 'stopped', checkpoint }), sandbox === null ? 0 : GRACE_MS);
    },
    abort: () => end({ status: 'stopped', checkpoint }),
  };
}

function notLaunched(error: unknown): RunError {
  return {
    blame: 'lab',
    code: 'internal',
    message: `The run could not be started (${String(error)}). Your code is kept. Reload the page and run again, or use another browser.`,
  };
}

const NOT_BOOTED: RunError = {
  blame: 'environment',
  code: 'worker-died',
  message:
    'The training worker did not start within a minute. Your code is kept. Close other tabs that compute, reload the page and run again; if it comes back, an extension may be blocking the sandbox.',
};
