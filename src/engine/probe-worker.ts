import './worker-environment.ts';
import type { EngineMeasurement } from '#core/engine.ts';
import { measureStepMs } from './measure-step.ts';
import { startBackend } from './start-backend.ts';
import { loadWasmFiles } from './wasm-files.ts';

/**
 * Module worker: posts an EngineMeasurement after each backend, so that what is known survives a backend that hangs, and then
 * 'done'. WebAssembly first, as it starts faster and cannot take the graphics process down.
 */
async function measure(): Promise<void> {
  let measurement: EngineMeasurement = {
    webglStepMs: null,
    wasmStepMs: null,
    renderer: null,
    isSoftwareRenderer: false,
  };
  const files = await loadWasmFiles();
  if (files.ok && (await startBackend('wasm', files.value)).ok) {
    measurement = { ...measurement, wasmStepMs: await measureOrNull() };
    postMessage(measurement);
  }
  const webgl = await startBackend('webgl', {});
  if (webgl.ok) {
    const { renderer, isSoftwareRenderer } = webgl.value;
    // Compiling the shaders in software takes 3 to 8 s of both cores, and the outcome would not change the choice.
    const stepMs = isSoftwareRenderer ? null : await measureOrNull();
    if (isSoftwareRenderer || stepMs !== null)
      measurement = { ...measurement, webglStepMs: stepMs, renderer, isSoftwareRenderer };
  }
  postMessage(measurement);
  postMessage('done');
}

/** A backend that starts and then fails at work counts as one that does not work here. */
async function measureOrNull(): Promise<number | null> {
  try {
    return await measureStepMs();
  } catch {
    return null;
  }
}

await measure();
