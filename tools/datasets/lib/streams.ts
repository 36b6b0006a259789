import { type RandomStream, createRandom } from '#core/random.ts';

/**
 * A stream of its own for each purpose: named by words and numbers (set, part, row, 'light', …), so that a change to one choice
 * moves no other. FNV-1a, 32 bits, over the names.
 */
export function namedStream(...names: readonly (string | number)[]): RandomStream {
  return createRandom(namedSeed(...names));
}

export function namedSeed(...names: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const letter of names.join('/')) {
    hash ^= letter.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

export function between(random: RandomStream, low: number, high: number): number {
  return low + (high - low) * random();
}

/** One of the items. Throws when there is none. */
export function pickOne<T>(random: RandomStream, items: readonly T[]): T {
  const index = Math.floor(random() * items.length);
  const item = items[index];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}
