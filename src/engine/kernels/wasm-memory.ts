import type * as tf from '@tensorflow/tfjs';
import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/** Narrows the backend that tfjs hands to a kernel registered for 'wasm'. */
export function asWasm(backend: unknown): BackendWasm {
  if (backend instanceof BackendWasm) return backend;
  throw new Error('A WASM kernel was called with another backend.');
}

/** An input that the kernel cannot do without. */
export function requireInput(inputs: tf.NamedTensorInfoMap, name: string): tf.TensorInfo {
  const input = inputs[name];
  if (input === undefined) throw new Error(`The kernel's input '${name}' is missing.`);
  return input;
}

/** Brings inputs that still lie on another backend into WASM memory. */
export function placeInWasm(wasm: BackendWasm, infos: readonly tf.TensorInfo[]): void {
  for (const info of infos) wasm.dataIdMap.get(info.dataId);
}

/**
 * A float32 tensor's values, in place. Any allocation may grow the memory and detach the view, so allocate outputs and place
 * inputs first, and view last.
 */
export function viewFloats(wasm: BackendWasm, info: tf.TensorInfo): Float32Array {
  const view = wasm.typedArrayFromHeap(info);
  if (view instanceof Float32Array) return view;
  throw new Error(`Expected a float32 tensor, got ${info.dtype}.`);
}

/** An int32 tensor's values, in place; see `viewFloats`. */
export function viewIntegers(wasm: BackendWasm, info: tf.TensorInfo): Int32Array {
  const view = wasm.typedArrayFromHeap(info);
  if (view instanceof Int32Array) return view;
  throw new Error(`Expected an int32 tensor, got ${info.dtype}.`);
}
