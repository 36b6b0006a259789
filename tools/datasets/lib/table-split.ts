import type { PartName } from '#core/dataset.ts';
import { mean, shuffle } from './statistics.ts';

/** Numbers of the rows of each part. */
export type RowSplit = Readonly<Record<PartName, readonly number[]>>;

/** Groups next to each other in the target from which each part takes its share: 14 + 3 + 3. */
export const STRATUM = 20;
const SHARES: readonly (readonly [PartName, number])[] = [
  ['train', 0.7],
  ['validation', 0.15],
  ['heldOut', 0.15],
];

/**
 * Splits rows 70, 15 and 15 %, so that each part covers the same range of `order` and rows of one group are in one part.
 * Groups are sorted by their mean of `order` and shuffled within every `STRATUM` of them; each goes to the part that lacks
 * most rows of its share. With `classOf` no stratum holds two classes. Each part is in random order.
 */
export function splitEvenly(
  order: readonly number[],
  groupOf: (row: number) => string,
  seed: number,
  classOf: (row: number) => number = () => 0,
): RowSplit {
  const parts = { train: [] as number[], validation: [] as number[], heldOut: [] as number[] };
  let dealt = 0;
  strataOf(order, groupOf, classOf).forEach((stratum, at) => {
    for (const rows of shuffle(stratum, seed * 1000 + at)) {
      dealt += rows.length;
      const lacks = SHARES.map(([part, share]) => ({ part, rows: share * dealt - parts[part].length }));
      const [most] = lacks.sort((a, b) => b.rows - a.rows);
      if (most !== undefined) parts[most.part].push(...rows);
    }
  });
  return {
    train: shuffle(parts.train, seed + 1),
    validation: shuffle(parts.validation, seed + 2),
    heldOut: shuffle(parts.heldOut, seed + 3),
  };
}

/** Groups of rows, `STRATUM` at a time in their order; class by class. */
function strataOf(
  order: readonly number[],
  groupOf: (row: number) => string,
  classOf: (row: number) => number,
): number[][][] {
  const byClass = new Map<number, Map<string, number[]>>();
  order.forEach((_, row) => {
    const groups = byClass.get(classOf(row)) ?? new Map<string, number[]>();
    byClass.set(classOf(row), groups);
    groups.set(groupOf(row), [...(groups.get(groupOf(row)) ?? []), row]);
  });
  const orderOf = (rows: readonly number[]): number => mean(rows.map((row) => order[row] ?? NaN));
  return [...byClass.values()].flatMap((groups) => {
    const sorted = [...groups.values()].sort((a, b) => orderOf(a) - orderOf(b));
    return Array.from({ length: Math.ceil(sorted.length / STRATUM) }, (_, at) =>
      sorted.slice(at * STRATUM, (at + 1) * STRATUM),
    );
  });
}

/** The first split by seed from 1 that `isEven`: with few rows a split can be harder than the data. */
export function chooseSplit(
  split: (seed: number) => RowSplit,
  isEven: (parts: RowSplit) => boolean,
): { readonly seed: number; readonly parts: RowSplit } {
  for (let seed = 1; seed < 1000; seed++) {
    const parts = split(seed);
    if (isEven(parts)) return { seed, parts };
  }
  throw new Error('no seed below 1,000 splits the rows evenly');
}
