import * as tf from '@tensorflow/tfjs';
import { BackendWasm, getThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { EnvironmentErrorCode, RunError } from '#core/errors.ts';
import { type Result, fail, ok } from '#core/result.ts';
import { readEngine } from './install.ts';
import { prepareBackend } from './kernels/prepare-backend.ts';
import { mendThreadScript } from './thread-script.ts';

/** The binaries of tfjs-backend-wasm by file name. */
export type WasmFiles = Readonly<Record<string, ArrayBuffer>>;

export const WASM_FILE_NAMES = [
  'tfjs-backend-wasm.wasm',
  'tfjs-backend-wasm-simd.wasm',
  'tfjs-backend-wasm-threaded-simd.wasm',
] as const;

/** A path that only our own fetch answers. */
const SCHEME = 'engine-file:';
/** The pool's eight workers start within 0.5 s; where nested workers are blocked they never answer. */
const THREADED_START_MS = 4000;
/** Without threads a start takes 0.2 s; tfjs never says that a damaged file did not compile. */
const START_MS = 20_000;
/** tfjs-backend-wasm takes half of the cores; with fewer than four that is one thread, not worth a pool of eight workers. */
const MIN_CORES_FOR_THREADS = 4;

const stockFactory = tf.findBackendFactory('wasm');

/** Makes the WASM backend with our training kernels the current one; the result is the number of threads. */
export async function startWasm(files: WasmFiles): Promise<Result<number, RunError>> {
  for (const name of WASM_FILE_NAMES) {
    const file = files[name];
    if (file === undefined) return unavailable('data-missing', `The engine's file ${name} is missing`);
    if (!startsWithMagic(file)) return unavailable('data-altered', `The engine's file ${name} is damaged`);
  }
  const restoreFetch = answerFetchFrom(files);
  try {
    setWasmPaths(Object.fromEntries(WASM_FILE_NAMES.map((name) => [name, SCHEME + name])), true);
    if (canUseThreads() && (await startThreaded())) return ok(getThreadsCount());
    if (await setBackend(false)) return ok(1);
    return unavailable('backend-unavailable', 'The WebAssembly backend did not start');
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return unavailable('backend-unavailable', `The WebAssembly backend did not start (${cause})`);
  } finally {
    restoreFetch();
  }
}

function canUseThreads(): boolean {
  return globalThis.crossOriginIsolated && navigator.hardwareConcurrency >= MIN_CORES_FOR_THREADS;
}

async function startThreaded(): Promise<boolean> {
  const restore = mendThreadScript();
  try {
    return await setBackend(true);
  } finally {
    restore();
  }
}

/** False when the start failed or took too long. */
async function setBackend(hasThreads: boolean): Promise<boolean> {
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', hasThreads);
  tf.removeBackend('wasm');
  tf.registerBackend('wasm', createBackend, 2);
  const late = new Promise<false>((resolve) =>
    setTimeout(() => resolve(false), hasThreads ? THREADED_START_MS : START_MS),
  );
  return Promise.race([tf.setBackend('wasm'), late]);
}

async function createBackend(): Promise<tf.KernelBackend> {
  const backend = await stockFactory();
  if (backend instanceof BackendWasm && readEngine() === 'own') prepareBackend(backend);
  return backend;
}

/** tfjs loads its binaries by the platform's fetch only; ours answers for these paths and passes on the rest. */
function answerFetchFrom(files: WasmFiles): () => void {
  const { platform } = tf.env();
  const original = platform.fetch.bind(platform);
  platform.fetch = (path, init) => {
    const file = path.startsWith(SCHEME) ? files[path.slice(SCHEME.length)] : undefined;
    return file === undefined ? original(path, init) : Promise.resolve(new Response(file));
  };
  return () => {
    platform.fetch = original;
  };
}

/** `\0asm`, as every WebAssembly binary begins. */
function startsWithMagic(file: ArrayBuffer): boolean {
  return file.byteLength > 8 && new DataView(file).getUint32(0) === 0x0061736d;
}

function unavailable(code: EnvironmentErrorCode, what: string): Result<never, RunError> {
  return fail({
    blame: 'environment',
    code,
    message: `${what}. Reload the page; if that does not help, choose another backend under Settings, Engine.`,
  });
}
