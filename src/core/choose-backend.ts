import { assertNever } from './assert-never.ts';
import type { BackendName, EngineMeasurement, EnginePreference } from './engine.ts';

/** The backend to train on, and why, in one plain sentence for the screen. */
export interface BackendChoice {
  readonly backend: BackendName;
  readonly reason: string;
}

/** WebGL keeps the learner's cores free, so WebAssembly must be this much faster before it is taken on a real GPU. */
const CLEARLY_SLOWER = 1.5;

/** Names by which drivers say that the processor, and not a graphics card, does the drawing. */
const SOFTWARE_RENDERERS =
  /swiftshader|llvmpipe|softpipe|lavapipe|software|swrast|microsoft basic render|basic render driver|warp\b/i;

/** Whether a WebGL renderer's name is that of a rasteriser in software. */
export function isSoftwareRendererName(renderer: string): boolean {
  return SOFTWARE_RENDERERS.test(renderer);
}

/** Chooses by measurement, unless the person chose; their choice holds wherever it works here, and its cost is said. */
export function chooseBackend(measurement: EngineMeasurement, preference: EnginePreference): BackendChoice {
  switch (preference) {
    case 'auto':
      return chooseByMeasurement(measurement);
    case 'webgl':
    case 'wasm':
      return stepMsOf(preference, measurement) === null
        ? replaceMissing(preference, measurement)
        : honourPreference(preference, measurement);
    case 'cpu':
      return honourPreference('cpu', measurement);
    default:
      return assertNever(preference);
  }
}

function chooseByMeasurement(measurement: EngineMeasurement): BackendChoice {
  const { webglStepMs, wasmStepMs, isSoftwareRenderer } = measurement;
  if (webglStepMs === null && wasmStepMs === null)
    return {
      backend: 'cpu',
      reason:
        'Neither WebGL nor WebAssembly works in this browser, so training uses plain JavaScript and is slow.',
    };
  if (webglStepMs === null)
    return {
      backend: 'wasm',
      reason: `This browser offers no WebGL, so training uses WebAssembly (${wasmTime(measurement)}).`,
    };
  if (wasmStepMs === null)
    return {
      backend: 'webgl',
      reason: `WebAssembly does not work in this browser, so training uses WebGL on ${device(measurement)} (${webglTime(measurement)}).`,
    };
  if (isSoftwareRenderer)
    return {
      backend: 'wasm',
      reason: `WebGL is drawn in software here (${device(measurement)}), so training uses WebAssembly: ${comparison('wasm', measurement)}.`,
    };
  if (webglStepMs > CLEARLY_SLOWER * wasmStepMs)
    return {
      backend: 'wasm',
      reason: `WebAssembly trains faster than the graphics device here: ${comparison('wasm', measurement)}.`,
    };
  return {
    backend: 'webgl',
    reason: `Training uses the graphics device (${device(measurement)}): ${comparison('webgl', measurement)}.`,
  };
}

function honourPreference(backend: BackendName, measurement: EngineMeasurement): BackendChoice {
  const advised = chooseByMeasurement(measurement).backend;
  const chosen = `You chose ${LABELS[backend]}`;
  if (advised === backend)
    return {
      backend,
      reason: `${chosen}, which is also the best here${inBrackets(timeOf(backend, measurement))}.`,
    };
  const own = timeOf(backend, measurement);
  const other = timeOf(advised, measurement);
  const cost = [own, other === null ? null : `${LABELS[advised]} would take ${other}`].filter(
    (part) => part !== null,
  );
  const costText = cost.length === 0 ? '' : `: ${cost.join('; ')}`;
  return { backend, reason: `${chosen}, though ${LABELS[advised]} is advised here${costText}.` };
}

function replaceMissing(preference: 'webgl' | 'wasm', measurement: EngineMeasurement): BackendChoice {
  const { backend } = chooseByMeasurement(measurement);
  return {
    backend,
    reason: `You chose ${LABELS[preference]}, which does not work in this browser, so training uses ${LABELS[backend]}${inBrackets(timeOf(backend, measurement))}.`,
  };
}

const LABELS: Readonly<Record<BackendName, string>> = {
  webgl: 'WebGL',
  wasm: 'WebAssembly',
  cpu: 'plain JavaScript',
};

function stepMsOf(backend: BackendName, measurement: EngineMeasurement): number | null {
  if (backend === 'webgl') return measurement.webglStepMs;
  return backend === 'wasm' ? measurement.wasmStepMs : null;
}

function timeOf(backend: BackendName, measurement: EngineMeasurement): string | null {
  const stepMs = stepMsOf(backend, measurement);
  return stepMs === null ? null : `${formatMs(stepMs)} a step`;
}

function wasmTime(measurement: EngineMeasurement): string {
  return timeOf('wasm', measurement) ?? 'not measured';
}

function webglTime(measurement: EngineMeasurement): string {
  return timeOf('webgl', measurement) ?? 'not measured';
}

function comparison(first: 'webgl' | 'wasm', measurement: EngineMeasurement): string {
  const second = first === 'webgl' ? 'wasm' : 'webgl';
  return `${timeOf(first, measurement) ?? 'not measured'}, against ${timeOf(second, measurement) ?? 'not measured'} with ${LABELS[second]}`;
}

function device({ renderer }: EngineMeasurement): string {
  return renderer ?? 'an unnamed device';
}

function inBrackets(text: string | null): string {
  return text === null ? '' : ` (${text})`;
}

function formatMs(ms: number): string {
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${ms.toFixed(0)} ms`;
}
