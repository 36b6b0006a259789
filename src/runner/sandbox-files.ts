/* eslint-disable no-restricted-imports -- addresses of the engine's binaries, not its code: the frame cannot fetch them */
import threadedUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
/* eslint-enable no-restricted-imports */
import scriptUrl from 'virtual:sandbox-worker';
import type { RunError } from '#core/errors.ts';
import { type Result, fail, ok } from '#core/result.ts';

/** What a sandbox is made from; it cannot fetch anything itself. */
export interface SandboxFiles {
  /** The worker's classic script. */
  readonly script: Blob;
  /** tfjs-backend-wasm's binaries by file name. */
  readonly wasm: Readonly<Record<string, ArrayBuffer>>;
}

const WASM_URLS = {
  'tfjs-backend-wasm.wasm': plainUrl,
  'tfjs-backend-wasm-simd.wasm': simdUrl,
  'tfjs-backend-wasm-threaded-simd.wasm': threadedUrl,
};

let loading: Promise<Result<SandboxFiles, RunError>> | null = null;

/** Fetches the sandbox's files once; a failure is forgotten, so that the next run tries again. */
export function loadSandboxFiles(): Promise<Result<SandboxFiles, RunError>> {
  loading ??= fetchFiles().then((result) => {
    if (!result.ok) loading = null;
    return result;
  });
  return loading;
}

async function fetchFiles(): Promise<Result<SandboxFiles, RunError>> {
  try {
    const [script, ...binaries] = await Promise.all([
      fetchOk(scriptUrl).then((response) => response.blob()),
      ...Object.entries(WASM_URLS).map(
        async ([name, url]) => [name, await (await fetchOk(url)).arrayBuffer()] as const,
      ),
    ]);
    return ok({ script, wasm: Object.fromEntries(binaries) });
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return fail({
      blame: 'environment',
      code: 'network',
      message: `The training engine could not be loaded (${cause}). Your code is kept. Check the connection, then run again or reload the page.`,
    });
  }
}

async function fetchOk(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: status ${response.status}`);
  return response;
}
