import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { instantiateKernels } from './native-kernels.ts';
import { TRAINING_KERNELS_SOURCE_SHA256 } from './training-kernels-bytes.ts';

describe('the SIMD loops', () => {
  it('were built from the source beside them', () => {
    const source = readFileSync(new URL('./training-kernels.c', import.meta.url));
    const hash = createHash('sha256').update(source).digest('hex');
    expect(hash, 'run npx tsx tools/build-training-kernels.ts').toBe(TRAINING_KERNELS_SOURCE_SHA256);
  });

  it.each([false, true])('run on memory that is shared between threads: %s', (shared) => {
    const memory = new WebAssembly.Memory({ initial: 2, maximum: 65536, shared });
    const floats = new Float32Array(memory.buffer);
    floats.set([1, 2, 3, 4, 5, 6], 256);
    // Two rows of three columns, from address 1024 to address 2048.
    instantiateKernels(memory)?.sum_rows(1024, 2048, 2, 3);
    expect([...floats.subarray(512, 515)]).toEqual([5, 7, 9]);
  });
});
