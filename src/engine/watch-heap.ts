import { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

const GUARD_BYTES = 64;
const GUARD_VALUE = 0xa5;

/**
 * For tests: from now on every block that the backend allocates has a guard behind it; the function returned counts the
 * blocks whose guard was overwritten since, which is how a kernel that writes past its output shows.
 */
export function watchHeap(backend: unknown): () => number {
  if (!(backend instanceof BackendWasm)) throw new Error('Only the WASM backend has a heap to watch.');
  const module: object = backend.wasm;
  if (!hasHeap(module)) throw new Error('The WASM module shows no heap.');
  // Emscripten's exports replace themselves at their first call, and would replace ours.
  module._free(module._malloc(1));
  const allocate = module._malloc;
  const free = module._free;
  const endOf = new Map<number, number>();
  module._malloc = (sizeBytes) => {
    const offset = allocate(sizeBytes + GUARD_BYTES);
    const end = (offset >>> 0) + sizeBytes;
    endOf.set(offset >>> 0, end);
    module.HEAPU8.fill(GUARD_VALUE, end, end + GUARD_BYTES);
    return offset;
  };
  let broken = 0;
  const check = (end: number): void => {
    if (module.HEAPU8.subarray(end, end + GUARD_BYTES).some((value) => value !== GUARD_VALUE)) broken++;
  };
  module._free = (offset) => {
    const end = endOf.get(offset);
    if (end !== undefined) check(end);
    endOf.delete(offset);
    free(offset);
  };
  return () => {
    endOf.forEach(check);
    const found = broken;
    broken = 0;
    return found;
  };
}

interface Heap {
  HEAPU8: Uint8Array;
  _malloc: (sizeBytes: number) => number;
  _free: (offset: number) => void;
}

function hasHeap(module: object): module is Heap {
  return 'HEAPU8' in module && '_malloc' in module && '_free' in module;
}
