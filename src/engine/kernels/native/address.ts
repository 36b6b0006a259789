import type * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/** Where a tensor's values begin in the backend's heap; unlike a view it stays true when the memory grows. */
export function addressOf(wasm: BackendWasm, info: tf.TensorInfo): number {
  return wasm.dataIdMap.get(info.dataId).memoryOffset;
}

/** Room for so many float32 values while `use` runs; none, address 0, for 0. */
export function withScratch<Result>(
  wasm: BackendWasm,
  sizes: readonly number[],
  use: (...addresses: number[]) => Result,
): Result {
  const rooms = sizes.map((size) => (size === 0 ? null : wasm.makeOutput([size], 'float32')));
  try {
    return use(...rooms.map((room) => (room === null ? 0 : addressOf(wasm, room))));
  } finally {
    for (const room of rooms) if (room !== null) wasm.disposeData(room.dataId);
  }
}
