import { assertNever } from './assert-never.ts';
import type { EngineMeasurement, WasmAbsence, WebglAbsence } from './engine.ts';

/** Why a backend cannot be had here, as a clause that may begin a sentence or follow 'but'; empty where it can. */
export function explainAbsence(
  backend: 'webgl' | 'wasm',
  { webglAbsence, wasmAbsence }: Pick<EngineMeasurement, 'webglAbsence' | 'wasmAbsence'>,
): string {
  if (backend === 'wasm') return wasmAbsence === null ? '' : explainWasm(wasmAbsence);
  return webglAbsence === null ? '' : explainWebgl(webglAbsence);
}

/** No browser says why it gives no context, so the sentence does not either. */
function explainWebgl(absence: WebglAbsence): string {
  switch (absence.kind) {
    case 'no-canvas':
      return 'WebGL needs a canvas in a worker (OffscreenCanvas), which this browser lacks';
    case 'no-context':
      return 'WebGL 2 gets no context in this browser’s workers (it may be switched off, or there may be no graphics device for it)';
    case 'failed':
      return `WebGL failed here (“${trimStop(absence.cause)}”)`;
    case 'unmeasured':
      return 'WebGL was not measured in time';
    default:
      return assertNever(absence);
  }
}

function explainWasm(absence: WasmAbsence): string {
  switch (absence.kind) {
    case 'no-webassembly':
      return 'WebAssembly is missing or switched off in this browser';
    case 'failed':
      return `WebAssembly failed here (“${trimStop(absence.cause)}”)`;
    case 'unmeasured':
      return 'WebAssembly was not measured in time';
    default:
      return assertNever(absence);
  }
}

function trimStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}
