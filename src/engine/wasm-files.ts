import threadedUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import type { RunError } from '#core/errors.ts';
import { type Result, fail, ok } from '#core/result.ts';
import type { WasmFiles } from './start-wasm.ts';

/** Where the site serves the WASM backend's binaries, by the file names that tfjs asks for. */
export const WASM_FILE_URLS = {
  'tfjs-backend-wasm.wasm': plainUrl,
  'tfjs-backend-wasm-simd.wasm': simdUrl,
  'tfjs-backend-wasm-threaded-simd.wasm': threadedUrl,
} as const;

/** Fetches the three binaries, for a worker that may reach the site. */
export async function loadWasmFiles(): Promise<Result<WasmFiles, RunError>> {
  try {
    const entries = await Promise.all(
      Object.entries(WASM_FILE_URLS).map(async ([name, url]) => {
        const response = await fetch(url);
        if (!response.ok) throw new Error(`${name}: status ${response.status}`);
        return [name, await response.arrayBuffer()] as const;
      }),
    );
    return ok(Object.fromEntries(entries));
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return fail({
      blame: 'environment',
      code: 'network',
      message: `The engine's WebAssembly files could not be loaded (${cause}). Check the connection and reload the page.`,
    });
  }
}
