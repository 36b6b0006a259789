import * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { readComplexParts } from './complex-storage.ts';
import { attachNativeKernels } from './native/native-kernels.ts';

/** Thrown when WASM memory cannot grow further. */
export class EngineOutOfMemoryError extends Error {
  override readonly name = 'EngineOutOfMemoryError';
}

/** Mends a stock WASM backend in place: our own loops, complex64 tensors, and an error where it would go on at address 0. */
export function prepareBackend(wasm: BackendWasm): void {
  guardAllocation(wasm);
  readComplexTensors(wasm);
  attachNativeKernels(wasm);
}

function guardAllocation(wasm: BackendWasm): void {
  const module: object = wasm.wasm;
  if (!hasAllocator(module)) return;
  // Emscripten's exports replace themselves at their first call, and would replace ours.
  module._free(module._malloc(1));
  const allocate = module._malloc;
  module._malloc = (sizeBytes) => {
    const offset = allocate(sizeBytes);
    const end = (offset >>> 0) + sizeBytes;
    // Near 4 GB the allocator may hand out a block although the memory did not grow to hold it.
    if ((offset !== 0 && end <= module.HEAPU8.length) || sizeBytes === 0) return offset;
    if (offset !== 0) module._free(offset);
    throw new EngineOutOfMemoryError(
      `The engine is out of memory: ${(sizeBytes / 2 ** 20).toFixed(1)} MB more did not fit. Dispose tensors you no longer need (tf.tidy, tensor.dispose), or use smaller batches or a smaller model.`,
    );
  };
}

/** tfjs-backend-wasm calls them though its types do not name them. */
function hasAllocator(
  module: object,
): module is { HEAPU8: Uint8Array; _malloc: (sizeBytes: number) => number; _free: (offset: number) => void } {
  return 'HEAPU8' in module && '_malloc' in module && '_free' in module;
}

function readComplexTensors(wasm: BackendWasm): void {
  const readStock = wasm.readSync.bind(wasm);
  wasm.readSync = (dataId, start, end) => {
    const parts = readComplexParts(dataId);
    if (parts === undefined) return readStock(dataId, start, end);
    const [real, imag] = [readStock(parts.real.dataId), readStock(parts.imag.dataId)];
    if (!(real instanceof Float32Array) || !(imag instanceof Float32Array))
      throw new Error('The parts of a complex tensor must be float32.');
    return tf.backend_util.mergeRealAndImagArrays(real, imag);
  };

  const disposeStock = wasm.disposeData.bind(wasm);
  wasm.disposeData = (dataId, isForced = false) => {
    const parts = readComplexParts(dataId);
    if (parts !== undefined && (isForced || wasm.refCount(dataId) === 1)) {
      disposeStock(parts.real.dataId);
      disposeStock(parts.imag.dataId);
    }
    return disposeStock(dataId, isForced);
  };
}
