import * as tf from '@tensorflow/tfjs';
import { createMemoryKernel } from './memory/memory-kernel.ts';
import { openMemory } from './memory/memory.ts';
import type { Sequence, SequenceKernel } from './sequence.ts';
import { createWebglKernel } from './webgl/webgl-kernel.ts';

/** The current backend's way to run a sequence; null where it has none for this one. */
export function findKernel(sequence: Sequence): SequenceKernel | null {
  const backend = tf.backend();
  if (backend instanceof tf.MathBackendWebGL) return createWebglKernel(backend, sequence);
  const memory = openMemory();
  return memory === null ? null : createMemoryKernel(memory);
}
