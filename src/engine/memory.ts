import * as tf from '@tensorflow/tfjs';

/** Live tensors and the bytes behind them. */
export interface MemoryReading {
  readonly tensors: number;
  readonly sizeBytes: number;
}

/** Reads the running backend's memory; on WebGL the bytes that textures really take, reserves for reuse included. */
export function readMemory(): MemoryReading {
  const memory = tf.memory();
  const onGpu = 'numBytesInGPUAllocated' in memory ? memory.numBytesInGPUAllocated : null;
  return { tensors: memory.numTensors, sizeBytes: typeof onGpu === 'number' ? onGpu : memory.numBytes };
}
