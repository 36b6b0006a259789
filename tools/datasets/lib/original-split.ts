import { type Images, pickImages, rowsByClass } from './image-rows.ts';
import { indexImages, nearImagePairs } from './near-images.ts';
import { shuffle } from './statistics.ts';

/** Rows of an original training set that have a near-twin there (`twins`) or in the original test set (`nearHeldOut`). */
export interface NearRows {
  readonly twins: ReadonlySet<number>;
  readonly nearHeldOut: ReadonlySet<number>;
  /** Test images with a near-twin in the training set. */
  readonly heldOutCount: number;
}

/** Finds all near-duplicates of 28 × 28 images, within seconds for 70,000. */
export function findNearRows(original: Images, heldOut: Images): NearRows {
  const known = indexImages(original.pixels);
  const shared = nearImagePairs(indexImages(heldOut.pixels), known);
  return {
    twins: new Set(nearImagePairs(known, known).flat()),
    nearHeldOut: new Set(shared.map(([, row]) => row)),
    heldOutCount: new Set(shared.map(([row]) => row)).size,
  };
}

export interface OriginalSplit {
  /** How many images of each class go to validation. */
  readonly validationPerClass: readonly number[];
  /** Order of the rows of each class list in a part. */
  readonly interleave: (rowsByClass: readonly (readonly number[])[]) => number[];
  readonly seed: number;
}

/** Cuts an original training set in two; rows with a near-twin anywhere stay in training. */
export function splitOriginal(
  original: Images,
  near: NearRows,
  { validationPerClass, interleave, seed }: OriginalSplit,
): { train: Images; validation: Images } {
  const train: number[][] = [];
  const validation: number[][] = [];
  rowsByClass(original.labels, validationPerClass.length).forEach((own, label) => {
    const single = shuffle(
      own.filter((row) => !near.twins.has(row)),
      seed + label,
    );
    const candidates = single.filter((row) => !near.nearHeldOut.has(row));
    const chosen = new Set(candidates.slice(0, validationPerClass[label]));
    const rest = [...single, ...own.filter((row) => near.twins.has(row))].filter((row) => !chosen.has(row));
    validation.push([...chosen]);
    train.push(shuffle(rest, seed + 10 + label));
  });
  return {
    train: pickImages(original, interleave(train)),
    validation: pickImages(original, interleave(validation)),
  };
}

/** `total` shared out in proportion to the class sizes, by largest remainder (Hamilton). */
export function shareOut(sizes: readonly number[], total: number): number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const exact = sizes.map((size) => (size * total) / all);
  const shares = exact.map(Math.floor);
  const missing = total - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = exact.map((value, index) => ({ index, rest: value % 1 }));
  byRemainder.sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of byRemainder.slice(0, missing)) shares[index] = (shares[index] ?? NaN) + 1;
  return shares;
}
