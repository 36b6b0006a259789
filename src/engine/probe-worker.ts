import './worker-environment.ts';
import { type EngineMeasurement, nothingMeasured } from '#core/engine.ts';
import { type Result, fail, ok } from '#core/result.ts';
import { measureStepMs } from './measure-step.ts';
import { startBackend } from './start-backend.ts';
import { findWebglAbsence } from './start-webgl.ts';
import { loadWasmFiles } from './wasm-files.ts';

/**
 * Module worker: posts an EngineMeasurement after each backend, so that what is known survives a backend that hangs, and then
 * 'done'. WebAssembly first, as it starts faster and cannot take the graphics process down.
 */
async function measure(): Promise<void> {
  let measurement = nothingMeasured(typeof WebAssembly !== 'undefined');
  // What is known at once must not wait for the first backend, which may hang.
  postMessage(measurement);
  if (measurement.wasmAbsence?.kind !== 'no-webassembly') measurement = await measureWasm(measurement);
  postMessage(measurement);
  measurement = await measureWebgl(measurement);
  postMessage(measurement);
  postMessage('done');
}

async function measureWasm(before: EngineMeasurement): Promise<EngineMeasurement> {
  const files = await loadWasmFiles();
  const started = files.ok ? await startBackend('wasm', files.value) : files;
  const stepMs = started.ok ? await tryMeasure() : fail(firstSentence(started.error.message));
  return stepMs.ok
    ? { ...before, wasmStepMs: stepMs.value, wasmAbsence: null }
    : { ...before, wasmAbsence: { kind: 'failed', cause: stepMs.error } };
}

async function measureWebgl(before: EngineMeasurement): Promise<EngineMeasurement> {
  const started = await startBackend('webgl', {});
  if (!started.ok) {
    const absence = findWebglAbsence() ?? {
      kind: 'failed' as const,
      cause: firstSentence(started.error.message),
    };
    return { ...before, webglAbsence: absence };
  }
  const { renderer, isSoftwareRenderer } = started.value;
  const works = { ...before, renderer, isSoftwareRenderer, webglAbsence: null };
  // Compiling the shaders in software takes 3 to 8 s of both cores, and the outcome would not change the choice.
  if (isSoftwareRenderer) return works;
  const stepMs = await tryMeasure();
  return stepMs.ok
    ? { ...works, webglStepMs: stepMs.value }
    : { ...before, webglAbsence: { kind: 'failed', cause: stepMs.error } };
}

/** A backend that starts and then fails at work counts as one that does not work here. */
async function tryMeasure(): Promise<Result<number, string>> {
  try {
    return ok(await measureStepMs());
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

/** What happened; the advice after it is for someone whose run failed. */
function firstSentence(message: string): string {
  return message.split(/\. (?=[A-Z])/)[0] ?? message;
}

await measure();
