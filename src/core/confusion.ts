import type { ClassRow } from './verdict.ts';

/** Counts as [truth * classes + predicted]. */
export type Confusion = Int32Array;

/** Counts every (truth, predicted) pair; predictions outside the classes (such as -1 for NaN) are left out. */
export function countConfusion(
  truth: Uint8Array | Int32Array,
  predicted: Int32Array,
  classes: number,
): Confusion {
  const counts = new Int32Array(classes * classes);
  predicted.forEach((to, row) => {
    const from = truth[row] ?? classes;
    if (to < 0 || to >= classes || from >= classes) return;
    const cell = from * classes + to;
    counts[cell] = (counts[cell] ?? 0) + 1;
  });
  return counts;
}

/**
 * Precision, recall, F1 and support of each class. A ratio with nothing to divide by is 0, as in scikit-learn's
 * `zero_division=0`.
 */
export function tabulateClasses(confusion: Confusion, classNames: readonly string[]): ClassRow[] {
  const classes = classNames.length;
  return classNames.map((name, own) => {
    const hits = confusion[own * classes + own] ?? 0;
    let support = 0;
    let claimed = 0;
    for (let other = 0; other < classes; other++) {
      support += confusion[own * classes + other] ?? 0;
      claimed += confusion[other * classes + own] ?? 0;
    }
    return {
      name,
      precision: ratio(hits, claimed),
      recall: ratio(hits, support),
      f1: ratio(2 * hits, claimed + support),
      support,
    };
  });
}

/**
 * Mean F1 over the classes that occur among the answers or the predictions (scikit-learn's `average='macro'`).
 * F1 = 2 TP / (2 TP + FP + FN) (van Rijsbergen, 1979).
 */
export function macroF1(confusion: Confusion, classes: number): number {
  let sum = 0;
  let present = 0;
  for (let own = 0; own < classes; own++) {
    let total = 0;
    for (let other = 0; other < classes; other++)
      total += (confusion[own * classes + other] ?? 0) + (confusion[other * classes + own] ?? 0);
    if (total === 0) continue;
    present++;
    sum += (2 * (confusion[own * classes + own] ?? 0)) / total;
  }
  return sum / present;
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
