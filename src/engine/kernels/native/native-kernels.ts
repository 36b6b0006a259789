import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { TRAINING_KERNELS_BASE64 } from './training-kernels-bytes.ts';

type Run = (...args: number[]) => void;

/**
 * The functions of training-kernels.c, which say what their arguments are; pointers are addresses in the backend's heap, or 0.
 */
export interface NativeKernels {
  readonly conv2d: Run;
  readonly conv2d_filter_gradient: Run;
  readonly fold_patches: Run;
  readonly depthwise_filter_gradient: Run;
  readonly depthwise_input_gradient: Run;
  readonly max_pool_gradient: Run;
  readonly sum_rows: Run;
  readonly relu_gradient: Run;
  readonly clip: Run;
  readonly reverse: Run;
  readonly gather_rows: Run;
  readonly segment_sum: Run;
  readonly sum_middle: Run;
  readonly spread_middle: Run;
  readonly adam: Run;
}

const attached = new WeakMap<BackendWasm, NativeKernels>();

/** Gives the backend our SIMD loops, on its own memory; nothing happens where the browser lacks SIMD. */
export function attachNativeKernels(wasm: BackendWasm): void {
  const memory = findMemory(wasm.wasm);
  const kernels = memory === null ? null : instantiateKernels(memory);
  if (kernels !== null) attached.set(wasm, kernels);
}

/** The loops on a memory; null where they do not compile. The 18 KB take less than a millisecond. */
export function instantiateKernels(memory: WebAssembly.Memory): NativeKernels | null {
  const isShared = typeof SharedArrayBuffer !== 'undefined' && memory.buffer instanceof SharedArrayBuffer;
  try {
    const module = new WebAssembly.Module(readBytes(isShared));
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    return hasKernels(exports) ? exports : null;
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) return null;
    throw error;
  }
}

/** Our SIMD loops for this backend; null where it has none, and the plain ones must do. */
export function findNativeKernels(wasm: BackendWasm): NativeKernels | null {
  return attached.get(wasm) ?? null;
}

/** For tests of the plain loops; the result gives the SIMD loops back. */
export function detachNativeKernels(wasm: BackendWasm): () => void {
  const kernels = attached.get(wasm);
  attached.delete(wasm);
  return () => {
    if (kernels !== undefined) attached.set(wasm, kernels);
  };
}

/** Emscripten keeps its memory on the module in the threaded build, and among the exports in the others. */
function findMemory(module: object): WebAssembly.Memory | null {
  const own: unknown = Reflect.get(module, 'wasmMemory');
  if (own instanceof WebAssembly.Memory) return own;
  const exports: unknown = Reflect.get(module, 'asm');
  const exported: unknown =
    typeof exports === 'object' && exports !== null ? Reflect.get(exports, 'memory') : null;
  return exported instanceof WebAssembly.Memory ? exported : null;
}

function readBytes(isShared: boolean): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(TRAINING_KERNELS_BASE64), (char) => char.charCodeAt(0));
  if (isShared) bytes[findMemoryFlags(bytes)] = 3;
  return bytes;
}

/** Where the import of `env.memory` states its limits: 1 for a minimum and maximum, 3 for those of a shared memory. */
function findMemoryFlags(bytes: Uint8Array): number {
  const name = Array.from('memory', (char) => char.charCodeAt(0));
  const at = bytes.findIndex((_, start) => name.every((code, i) => bytes[start + i] === code));
  return at + name.length + 1;
}

function hasKernels(exports: object): exports is NativeKernels {
  return 'conv2d' in exports && 'sum_rows' in exports;
}
