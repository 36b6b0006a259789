import type { RunError } from '#core/errors.ts';
import type { Result } from '#core/result.ts';
import { compileLearnerCode } from './compile.ts';
import type { RunHandle, RunHooks, RunRequest } from './run-outcome.ts';
import { type SandboxFiles, loadSandboxFiles } from './sandbox-files.ts';
import { type SandboxFrame, createSandboxFrame } from './sandbox-frame.ts';
import { type SupervisedRun, superviseRun } from './supervise-run.ts';

export interface RunnerOptions {
  /** Where the worker's script and the engine's binaries come from. */
  readonly loadFiles?: () => Promise<Result<SandboxFiles, RunError>>;
}

/** Starts learner code in a sandbox of its own, one fresh worker a run. */
export interface Runner {
  /** Starts a worker ahead of the next run; worth calling when an exercise is opened. */
  prewarm(): void;
  start(request: RunRequest, hooks: RunHooks): RunHandle;
  /** Ends every run and frees all workers. */
  dispose(): void;
}

export function createRunner({ loadFiles = loadSandboxFiles }: RunnerOptions = {}): Runner {
  let warm: Promise<Result<SandboxFrame, RunError>> | null = null;
  let isDisposed = false;
  const running = new Set<SupervisedRun>();

  const createFrame = async (): Promise<Result<SandboxFrame, RunError>> => {
    const files = await loadFiles();
    return files.ok ? { ok: true, value: createSandboxFrame(files.value) } : files;
  };
  const takeFrame = (): Promise<Result<SandboxFrame, RunError>> => {
    const frame = warm ?? createFrame();
    warm = null;
    // A failed warm-up says nothing about now: the connection may be back.
    return frame.then((result) => (result.ok ? result : createFrame()));
  };
  const prewarm = (): void => {
    if (!isDisposed) warm ??= createFrame();
  };

  return {
    prewarm,
    start(request, hooks) {
      prewarm();
      const handle = superviseRun({ request, hooks, code: compileLearnerCode(request.source), takeFrame });
      running.add(handle);
      void handle.outcome.then(() => {
        running.delete(handle);
        prewarm();
      });
      return handle;
    },
    dispose() {
      isDisposed = true;
      for (const handle of running) handle.abort();
      void warm?.then((frame) => frame.ok && frame.value.dispose());
      warm = null;
    },
  };
}
