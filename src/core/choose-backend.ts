import { assertNever } from './assert-never.ts';
import { explainAbsence } from './explain-absence.ts';
import type { BackendName, EngineMeasurement, EnginePreference } from './engine.ts';

/** The backend to train on, and why, in one plain sentence for the screen. */
export interface BackendChoice {
  readonly backend: BackendName;
  readonly reason: string;
}

/** WebGL keeps the learner's cores free, so WebAssembly must be this much faster before it is taken on a real GPU. */
const CLEARLY_SLOWER = 1.5;

/** Names by which drivers say that the processor, and not a graphics card, does the drawing. */
const SOFTWARE_RENDERERS = /swiftshader|llvmpipe|softpipe|lavapipe|swrast|software|microsoft basic render/i;

/** Whether a WebGL renderer's name is that of a rasteriser in software. */
export function isSoftwareRendererName(renderer: string): boolean {
  return SOFTWARE_RENDERERS.test(renderer);
}

/** Chooses by measurement, unless the person chose; their choice holds wherever it works here, and its cost is said. */
export function chooseBackend(measurement: EngineMeasurement, preference: EnginePreference): BackendChoice {
  // Not even plain JavaScript trains then: the parser that reads the learner's TypeScript is WebAssembly.
  if (measurement.wasmAbsence?.kind === 'no-webassembly')
    return choice(measurement.renderer === null ? 'cpu' : 'webgl', NOTHING_RUNS);
  switch (preference) {
    case 'auto':
      return chooseByMeasurement(measurement);
    case 'webgl':
    case 'wasm':
      return canHonour(preference, measurement)
        ? honourPreference(preference, measurement)
        : replaceMissing(preference, measurement);
    case 'cpu':
      return honourPreference('cpu', measurement);
    default:
      return assertNever(preference);
  }
}

function chooseByMeasurement(measurement: EngineMeasurement): BackendChoice {
  const { webglStepMs, wasmStepMs, renderer, isSoftwareRenderer } = measurement;
  const wasmTime = inBrackets(timeOf('wasm', measurement));
  const webglTime = inBrackets(timeOf('webgl', measurement));
  if (renderer === null) return chooseWithoutWebgl(measurement);
  if (wasmStepMs === null)
    return choice(
      'webgl',
      `${explainAbsence('wasm', measurement)}, so training uses WebGL on ${renderer}${webglTime}.`,
    );
  if (isSoftwareRenderer)
    return choice(
      'wasm',
      `WebGL is drawn in software here (${renderer}), so training uses WebAssembly${wasmTime}.`,
    );
  if (webglStepMs !== null && webglStepMs > CLEARLY_SLOWER * wasmStepMs)
    return choice(
      'wasm',
      `WebAssembly trains faster than the graphics device here: ${formatMs(wasmStepMs)} a step, against ${formatMs(webglStepMs)} with WebGL.`,
    );
  return choice(
    'webgl',
    `Training uses the graphics device, ${renderer}${webglTime}; WebAssembly takes ${formatMs(wasmStepMs)}.`,
  );
}

function chooseWithoutWebgl(measurement: EngineMeasurement): BackendChoice {
  const { wasmStepMs, webglAbsence, wasmAbsence } = measurement;
  const webgl = explainAbsence('webgl', measurement);
  if (wasmStepMs !== null)
    return choice(
      'wasm',
      `${webgl}, so training uses WebAssembly${inBrackets(timeOf('wasm', measurement))}.`,
    );
  const wasm = explainAbsence('wasm', measurement);
  // What was not measured may still work; WebAssembly does in nearly every browser that has it.
  if (wasmAbsence?.kind === 'unmeasured')
    return choice(
      'wasm',
      webglAbsence?.kind === 'unmeasured'
        ? 'The engines were not measured in time, so training uses WebAssembly, which works in most browsers. Measure again under Settings, Engine.'
        : `${webgl}, and ${wasm}; training uses WebAssembly, which works in most browsers. Measure again under Settings, Engine.`,
    );
  return choice('cpu', `${webgl}, and ${wasm}, so training uses plain JavaScript and is slow.`);
}

/** A choice that was not measured is honoured: nothing is known against it. */
function canHonour(preference: 'webgl' | 'wasm', measurement: EngineMeasurement): boolean {
  const { webglAbsence, wasmAbsence } = measurement;
  const absence = preference === 'webgl' ? webglAbsence : wasmAbsence;
  return absence === null || absence.kind === 'unmeasured';
}

function honourPreference(backend: BackendName, measurement: EngineMeasurement): BackendChoice {
  const advised = chooseByMeasurement(measurement).backend;
  const time = inBrackets(timeOf(backend, measurement));
  if (backend !== 'cpu' && explainAbsence(backend, measurement) !== '')
    return choice(backend, `You chose ${LABELS[backend]}, which was not measured here.`);
  if (advised === backend)
    return choice(backend, `You chose ${LABELS[backend]}, which is also the best here${time}.`);
  const inSoftware =
    backend === 'webgl' && measurement.isSoftwareRenderer ? ', drawn in software and slow' : '';
  const advisedTime = inBrackets(timeOf(advised, measurement));
  return choice(
    backend,
    `You chose ${LABELS[backend]}${inSoftware}${time}; ${LABELS[advised]} is advised here${advisedTime}.`,
  );
}

function replaceMissing(preference: 'webgl' | 'wasm', measurement: EngineMeasurement): BackendChoice {
  const { backend } = chooseByMeasurement(measurement);
  const time = inBrackets(timeOf(backend, measurement));
  return choice(
    backend,
    `You chose ${LABELS[preference]}, but ${explainAbsence(preference, measurement)}, so training uses ${LABELS[backend]}${time}.`,
  );
}

const NOTHING_RUNS =
  'WebAssembly is missing or switched off in this browser, and the lab reads your code with it, so no code runs here. Allow WebAssembly for this site, or open the lab in another browser.';

const LABELS: Readonly<Record<BackendName, string>> = {
  webgl: 'WebGL',
  wasm: 'WebAssembly',
  cpu: 'plain JavaScript',
};

function choice(backend: BackendName, reason: string): BackendChoice {
  return { backend, reason };
}

function timeOf(backend: BackendName, measurement: EngineMeasurement): string | null {
  const stepMs = { webgl: measurement.webglStepMs, wasm: measurement.wasmStepMs, cpu: null }[backend];
  return stepMs === null ? null : `${formatMs(stepMs)} a step`;
}

function inBrackets(text: string | null): string {
  return text === null ? '' : ` (${text})`;
}

function formatMs(ms: number): string {
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${ms.toFixed(0)} ms`;
}
