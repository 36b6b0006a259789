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

export const EngineMeasurement = v.object({
  /** Null also where WebGL works in software only: it is not timed, as its shaders take seconds to compile. */
  webglStepMs: v.nullable(v.number()),
  wasmStepMs: v.nullable(v.number()),
  /** The graphics device's own name; null where WebGL does not work. */
  renderer: v.nullable(v.string()),
  isSoftwareRenderer: v.boolean(),
});
/** Median milliseconds of one small training step on each backend that works here; null where it does not. */
export type EngineMeasurement = v.InferOutput<typeof EngineMeasurement>;
