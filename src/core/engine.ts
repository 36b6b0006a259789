import * as v from 'valibot';

export const BackendName = v.picklist(['webgl', 'wasm', 'cpu']);
/** The tfjs backends the lab trains on. */
export type BackendName = v.InferOutput<typeof BackendName>;

export const EnginePreference = v.picklist(['auto', 'webgl', 'wasm', 'cpu']);
/** What the person chose in the settings; `auto` lets the measurement decide. */
export type EnginePreference = v.InferOutput<typeof EnginePreference>;

export const EngineReport = v.object({
  backend: BackendName,
  /** One sentence for the screen: why this backend. */
  reason: v.string(),
  /** The graphics device's own name; null without WebGL. */
  renderer: v.nullable(v.string()),
  isSoftwareRenderer: v.boolean(),
  /** Threads of the WASM backend; 1 elsewhere. */
  threads: v.number(),
  /** TensorFlow.js ran as its authors left it, without the lab's kernels. */
  isStock: v.optional(v.boolean(), false),
});
/** The backend in use and why. */
export type EngineReport = v.InferOutput<typeof EngineReport>;

export const WebglAbsence = v.variant('kind', [
  /** A worker of this browser has no canvas to draw on. */
  v.object({ kind: v.literal('no-canvas') }),
  /** A canvas, but no WebGL 2 context: switched off, or no device for it. Browsers do not say which. */
  v.object({ kind: v.literal('no-context') }),
  v.object({ kind: v.literal('failed'), cause: v.string() }),
  v.object({ kind: v.literal('unmeasured') }),
]);
/** Why a measurement has no WebGL in it. */
export type WebglAbsence = v.InferOutput<typeof WebglAbsence>;

export const WasmAbsence = v.variant('kind', [
  v.object({ kind: v.literal('no-webassembly') }),
  v.object({ kind: v.literal('failed'), cause: v.string() }),
  v.object({ kind: v.literal('unmeasured') }),
]);
/** Why a measurement has no WebAssembly in it. */
export type WasmAbsence = v.InferOutput<typeof WasmAbsence>;

export const EngineMeasurement = v.object({
  /** Null also where WebGL works in software only: it is not timed, as its shaders take seconds to compile. */
  webglStepMs: v.nullable(v.number()),
  wasmStepMs: v.nullable(v.number()),
  /** The graphics device's own name; null where WebGL does not work. */
  renderer: v.nullable(v.string()),
  isSoftwareRenderer: v.boolean(),
  /** Null where WebGL works, as it does wherever `renderer` is given. */
  webglAbsence: v.nullable(WebglAbsence),
  /** Null where WebAssembly works, as it does wherever `wasmStepMs` is given. */
  wasmAbsence: v.nullable(WasmAbsence),
});
/** Median milliseconds of one small training step on each backend that works here; null where it does not. */
export type EngineMeasurement = v.InferOutput<typeof EngineMeasurement>;

/** What is known before anything was measured, and what remains where measuring came to nothing. */
export function nothingMeasured(hasWebAssembly: boolean): EngineMeasurement {
  return {
    webglStepMs: null,
    wasmStepMs: null,
    renderer: null,
    isSoftwareRenderer: false,
    webglAbsence: { kind: 'unmeasured' },
    wasmAbsence: { kind: hasWebAssembly ? 'unmeasured' : 'no-webassembly' },
  };
}

/**
 * Whether it holds at the next visit too. What did not work may work by then: a start that failed, a setting that the person
 * was told to change; and measuring is quick where there is nothing to measure.
 */
export function isLasting({ webglAbsence, wasmAbsence }: EngineMeasurement): boolean {
  return webglAbsence === null && wasmAbsence === null;
}
