import type { PartName } from '#core/dataset.ts';
import { createRandom } from '#core/random.ts';
import type { SplitPlan } from './plan.ts';

export type RowsByPart = Readonly<Record<PartName, number[]>>;

export const PART_NAMES: readonly PartName[] = ['train', 'validation', 'heldOut'];

/**
 * Shares rows out by seed. Each class is shared out on its own, with at least one row in every part where it has enough; rows
 * of all classes are then mixed evenly, so that the first n rows of a part are balanced like the whole. Where names give
 * parts, they are kept, and a part that no name gives is taken out of training.
 */
export function splitRows(
  labels: readonly number[],
  parts: readonly (PartName | null)[],
  { fractions, seed, useParts }: SplitPlan,
): RowsByPart {
  const isNamed = (part: PartName): boolean => useParts && parts.includes(part);
  const open = PART_NAMES.filter((part) => !isNamed(part));
  const pool = open.includes('train') ? open : ['train' as const, ...open];
  const byClass = new Map<number, number[]>();
  labels.forEach((label, row) => {
    const rows = byClass.get(label);
    if (rows === undefined) byClass.set(label, [row]);
    else rows.push(row);
  });
  const placed: Record<PartName, { row: number; at: number }[]> = { train: [], validation: [], heldOut: [] };
  for (const [label, rows] of [...byClass].sort(([a], [b]) => a - b)) {
    const random = createRandom(seed * 1009 + label);
    const own: Record<PartName, number[]> = { train: [], validation: [], heldOut: [] };
    const free: number[] = [];
    for (const row of rows) {
      const part = useParts ? (parts[row] ?? null) : null;
      if (part === null || part === 'train') free.push(row);
      else own[part].push(row);
    }
    const shuffled = shuffle(free, random);
    const counts = shareOut(
      shuffled.length,
      pool.map((part) => fractions[part]),
    );
    pool.forEach((part, index) => {
      own[part] = own[part].concat(shuffled.splice(0, counts[index] ?? 0));
    });
    for (const part of PART_NAMES)
      shuffle(own[part], random).forEach((row, i) =>
        placed[part].push({ row, at: (i + random()) / own[part].length }),
      );
  }
  const inOrder = (part: PartName): number[] =>
    placed[part].sort((a, b) => a.at - b.at).map(({ row }) => row);
  return { train: inOrder('train'), validation: inOrder('validation'), heldOut: inOrder('heldOut') };
}

/** Whole counts in the proportion of the weights (largest remainder), none of them 0 where there are enough. */
export function shareOut(count: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (total === 0 ? 0 : (count * weight) / total));
  const counts = exact.map(Math.floor);
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest);
  let left = count - counts.reduce((sum, value) => sum + value, 0);
  for (const { i } of order) if (left-- > 0) counts[i] = (counts[i] ?? 0) + 1;
  weights.forEach((weight, i) => {
    const richest = counts.indexOf(Math.max(...counts));
    if (weight > 0 && counts[i] === 0 && (counts[richest] ?? 0) > 1) {
      counts[richest] = (counts[richest] ?? 0) - 1;
      counts[i] = 1;
    }
  });
  return counts;
}

/** Fisher and Yates; a new list. */
function shuffle(rows: readonly number[], random: () => number): number[] {
  const result = [...rows];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j] ?? 0, result[i] ?? 0];
  }
  return result;
}
