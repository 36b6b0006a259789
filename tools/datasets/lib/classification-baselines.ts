import type { Baseline } from '#core/dataset.ts';
import { mean, round } from './statistics.ts';

/** Accuracy, macro-averaged F1 and log loss of probabilities [rows, classes] row-major, as manifest entries. */
export function classificationBaselines(
  id: string,
  title: string,
  probabilities: Float64Array,
  labels: ArrayLike<number>,
): Baseline[] {
  const truth = Array.from(labels);
  const classes = probabilities.length / truth.length;
  const rows = truth.map((_, row) => probabilities.subarray(row * classes, (row + 1) * classes));
  const predicted = rows.map((row) => row.indexOf(Math.max(...row)));
  const accuracy = mean(truth.map((label, row) => (predicted[row] === label ? 1 : 0)));
  const f1 = mean(Array.from({ length: classes }, (_, label) => f1Of(label, predicted, truth)));
  const loss = mean(truth.map((label, row) => -Math.log(rows[row]?.[label] ?? NaN)));
  return [
    { id, title, metric: 'accuracy', value: round(accuracy, 4) },
    { id, title, metric: 'macro-f1', value: round(f1, 4) },
    { id, title, metric: 'log-loss', value: round(loss, 4) },
  ];
}

/** Says the training part's class shares for every row: what anyone can say without looking. */
export function priorBaselines(
  trainLabels: ArrayLike<number>,
  heldOutLabels: ArrayLike<number>,
  classes: number,
): Baseline[] {
  const known = Array.from(trainLabels);
  const shares = Array.from({ length: classes }, (_, label) =>
    mean(known.map((other) => (other === label ? 1 : 0))),
  );
  const everywhere = Float64Array.from(
    { length: heldOutLabels.length * classes },
    (_, i) => shares[i % classes] ?? NaN,
  );
  return classificationBaselines('majority', 'Always the most frequent class', everywhere, heldOutLabels);
}

/** 2·TP / (2·TP + FP + FN); 0 where the class is neither predicted nor there. */
function f1Of(label: number, predicted: readonly number[], truth: readonly number[]): number {
  const hits = truth.filter((value, row) => value === label && predicted[row] === label).length;
  const named = predicted.filter((value) => value === label).length;
  const there = truth.filter((value) => value === label).length;
  return named + there === 0 ? 0 : (2 * hits) / (named + there);
}
