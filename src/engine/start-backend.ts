import * as tf from '@tensorflow/tfjs';
import { assertNever } from '#core/assert-never.ts';
import type { BackendName } from '#core/engine.ts';
import type { RunError } from '#core/errors.ts';
import { type Result, ok } from '#core/result.ts';
import { type EngineOptions, installEngine } from './install.ts';
import { type WasmFiles, startWasm } from './start-wasm.ts';
import { startWebgl } from './start-webgl.ts';

/** What runs now: the WASM backend's threads (1 elsewhere), and the graphics device (null without WebGL). */
export interface StartedBackend {
  readonly threads: number;
  readonly renderer: string | null;
  readonly isSoftwareRenderer: boolean;
}

/**
 * Makes `backend` the current one of the one tfjs-core instance in this worker. Everything imports '@tensorflow/tfjs', the
 * package that learners import, so that kernels, gradients and layers meet in one registry.
 * `wasm` holds the binaries by file name; nothing is fetched. With `stock` tfjs runs as its authors left it, for comparison.
 */
export async function startBackend(
  backend: BackendName,
  wasm: WasmFiles,
  options: EngineOptions = { stock: false },
): Promise<Result<StartedBackend, RunError>> {
  installEngine(options);
  switch (backend) {
    case 'webgl': {
      const device = await startWebgl();
      return device.ok ? ok({ threads: 1, ...device.value }) : device;
    }
    case 'wasm': {
      const threads = await startWasm(wasm);
      return threads.ok ? ok({ threads: threads.value, renderer: null, isSoftwareRenderer: false }) : threads;
    }
    case 'cpu':
      await tf.setBackend('cpu');
      return ok({ threads: 1, renderer: null, isSoftwareRenderer: false });
    default:
      return assertNever(backend);
  }
}
