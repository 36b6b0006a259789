import type { Roll } from './piano-rolls.ts';

/** Two bars of which nine tenths of the sounding cells are shared are the same to the ear. */
export const NEAR_ROLL = 0.9;

interface PackedRoll {
  /** Cells as bits. */
  readonly bits: Uint32Array;
  readonly count: number;
}

/** Rolls as bits, ready to be compared. */
export function packRolls(rolls: readonly Roll[]): PackedRoll[] {
  return rolls.map((roll) => {
    const bits = new Uint32Array(Math.ceil(roll.length / 32));
    let count = 0;
    roll.forEach((value, at) => {
      if (value === 0) return;
      bits[at >> 5] = (bits[at >> 5] ?? 0) | (1 << (at & 31));
      count++;
    });
    return { bits, count };
  });
}

/** Shared cells as a share of all of both (Jaccard) at least NEAR_ROLL. */
export function isNearRoll(a: PackedRoll, b: PackedRoll): boolean {
  if (Math.min(a.count, b.count) < NEAR_ROLL * Math.max(a.count, b.count)) return false;
  let shared = 0;
  for (let at = 0; at < a.bits.length; at++) shared += countBits((a.bits[at] ?? 0) & (b.bits[at] ?? 0));
  return shared >= NEAR_ROLL * (a.count + b.count - shared);
}

/** Indices of the rolls that are no near-duplicate of one before them. */
export function dropNearRolls(rolls: readonly Roll[]): number[] {
  const packed = packRolls(rolls);
  const kept: number[] = [];
  packed.forEach((roll, index) => {
    if (!kept.some((other) => isNearRoll(packed[other] ?? roll, roll))) kept.push(index);
  });
  return kept;
}

/** Population count of 32 bits (Warren, Hacker's Delight, 5-1). */
function countBits(value: number): number {
  let v = value - ((value >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
