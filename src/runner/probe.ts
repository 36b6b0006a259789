import * as v from 'valibot';
import { EngineMeasurement } from '#core/engine.ts';
import type { RunError } from '#core/errors.ts';
import { type Result, fail, ok } from '#core/result.ts';

/** Several times what a slow machine needs; a graphics driver that hangs must not hold the lab up. */
const DEADLINE_MS = 8000;

/**
 * Times one small training step on each backend, in a worker of its own that is always ended. At the deadline what was
 * measured so far counts; an error only when there is nothing at all.
 */
export async function measureEngine(
  deadlineMs: number = DEADLINE_MS,
): Promise<Result<EngineMeasurement, RunError>> {
  let worker: Worker;
  try {
    worker = new Worker(new URL('../engine/probe-worker.ts', import.meta.url), { type: 'module' });
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
  try {
    return await listen(worker, deadlineMs);
  } finally {
    worker.terminate();
  }
}

function listen(worker: Worker, deadlineMs: number): Promise<Result<EngineMeasurement, RunError>> {
  return new Promise((resolve) => {
    let latest: EngineMeasurement | null = null;
    const finish = (cause: string): void => resolve(latest === null ? failed(cause) : ok(latest));
    const timer = setTimeout(() => finish('it took too long'), deadlineMs);
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      const parsed = v.safeParse(EngineMeasurement, data);
      if (parsed.success) {
        latest = parsed.output;
        return;
      }
      clearTimeout(timer);
      finish('it ended without a result');
    };
    worker.onerror = (event) => {
      event.preventDefault();
      clearTimeout(timer);
      // A refused script is told by an event without a message.
      finish(event.message || 'the browser refused its script and gave no reason');
    };
  });
}

function failed(cause: string): Result<never, RunError> {
  return fail({
    blame: 'environment',
    code: 'backend-unavailable',
    message: `The engines could not be measured: ${cause}. Training uses the one that you chose, or else WebAssembly where the browser has it. Measure again, or choose, under Settings, Engine.`,
  });
}
