/** A stream of numbers in [0, 1), the same for the same seed on every machine. */
export type RandomStream = () => number;

/**
 * sfc32 by Chris Doty-Humphrey (PractRand, public domain), seeded with one 32-bit number and warmed up.
 * Used for Math.random in the sandbox, splits, and the bootstrap.
 */
export function createRandom(seed: number): RandomStream {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 16; i++) next();
  return next;
}
