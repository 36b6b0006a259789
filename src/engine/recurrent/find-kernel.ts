import { createMemoryKernel } from './memory/memory-kernel.ts';
import { openMemory } from './memory/memory.ts';
import type { Sequence, SequenceKernel } from './sequence.ts';

/** The current backend's way to run a sequence; null where it has none for this one. */
export function findKernel(sequence: Sequence): SequenceKernel | null {
  if (sequence.batch * sequence.steps === 0) return null;
  const memory = openMemory();
  return memory === null ? null : createMemoryKernel(memory);
}
