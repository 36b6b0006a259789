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
const SOFTWARE_RENDERERS = /swiftshader|llvmpipe|softpipe|lavapipe|swrast|software|microsoft basic render/i;

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
      return measurement.renderer === null
        ? replaceMissing('webgl', measurement)
        : honourPreference('webgl', measurement);
    case 'wasm':
      return measurement.wasmStepMs === null
        ? replaceMissing('wasm', measurement)
        : honourPreference('wasm', measurement);
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
  if (renderer === null)
    return wasmStepMs === null
      ? choice(
          'cpu',
          'Neither WebGL nor WebAssembly works in this browser, so training uses plain JavaScript and is slow.',
        )
      : choice('wasm', `WebGL does not work in this browser, so training uses WebAssembly${wasmTime}.`);
  if (wasmStepMs === null)
    return choice(
      'webgl',
      `WebAssembly does not work in this browser, so training uses WebGL on ${renderer}${webglTime}.`,
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

function honourPreference(backend: BackendName, measurement: EngineMeasurement): BackendChoice {
  const advised = chooseByMeasurement(measurement).backend;
  const time = inBrackets(timeOf(backend, measurement));
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
    `You chose ${LABELS[preference]}, which does not work in this browser, so training uses ${LABELS[backend]}${time}.`,
  );
}

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
