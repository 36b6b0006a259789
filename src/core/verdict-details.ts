import { assertNever } from './assert-never.ts';
import { tabulateClasses } from './confusion.ts';
import type { DatasetManifest, PartRows } from './dataset.ts';
import { evenly } from './evenly.ts';
import type { Exercise, Task } from './exercise.ts';
import { describeForecast } from './forecast-details.ts';
import { type Outcome, confusionOf } from './measure-outcome.ts';
import { describeNextTokens } from './next-token-details.ts';
import type { Evidence, VerdictDetails, WorstClassified } from './verdict.ts';

const CELL_ROWS = 24;
const WORST_ROWS = 24;
const POINTS = 400;

/** What the screen shows beside the score: matrix and samples, scatter, or forecasts against persistence. */
export function describeOutcome(given: {
  readonly exercise: Exercise;
  readonly manifest: DatasetManifest;
  readonly heldOut: PartRows;
  readonly evidence: Evidence;
  readonly outcome: Outcome;
}): VerdictDetails {
  const { exercise, manifest, heldOut, evidence, outcome } = given;
  const { task } = exercise;
  switch (task.kind) {
    case 'binary':
    case 'classification':
      return describeClasses(outcome);
    case 'regression':
      return describeRegression(task, outcome);
    case 'forecast':
      return describeForecast(task.unit, exercise, manifest, heldOut, outcome);
    case 'next-token':
      return describeNextTokens(exercise, manifest, heldOut, outcome, evidence.verses);
    default:
      return assertNever(task);
  }
}

function describeClasses(outcome: Outcome): VerdictDetails {
  const { answers, predictedClasses, predictions } = outcome;
  if (answers.kind !== 'classes' || predictedClasses === null) throw new Error('classes were expected');
  const { classNames, labels, outputs } = answers;
  const classes = classNames.length;
  const counts = confusionOf(answers, predictedClasses);
  const cellRows = classNames.map(() => classNames.map((): number[] => []));
  const wrong: WorstClassified[] = [];
  predictedClasses.forEach((predicted, index) => {
    const truth = labels[index] ?? 0;
    const cell = cellRows[truth]?.[predicted];
    if (cell !== undefined && cell.length < CELL_ROWS) cell.push(index);
    if (predicted === truth) return;
    const score = predictions[index * outputs + (outputs === 1 ? 0 : predicted)] ?? 0;
    const given = outputs === 1 && predicted === 0 ? 1 - score : score;
    wrong.push({ index, truth, predicted, confidence: Math.min(Math.max(given, 0), 1) });
  });
  wrong.sort((a, b) => b.confidence - a.confidence || a.index - b.index);
  return {
    kind: 'classification',
    classNames,
    confusion: classNames.map((_, truth) => [...counts.subarray(truth * classes, (truth + 1) * classes)]),
    cellRows,
    classes: tabulateClasses(counts, classNames),
    worst: wrong.slice(0, WORST_ROWS),
  };
}

/** In natural units also where the model answers with logarithms. */
function describeRegression(
  { unit, target }: Extract<Task, { kind: 'regression' }>,
  { answers, predictions }: Outcome,
): VerdictDetails {
  if (answers.kind !== 'values') throw new Error('numbers were expected');
  const toNatural = (value: number): number => (target === 'log' ? Math.exp(value) : value);
  const pointAt = (index: number) => ({
    index,
    truth: toNatural(answers.values[index] ?? 0),
    predicted: toNatural(predictions[index] ?? 0),
  });
  const errorOf = (point: { truth: number; predicted: number }) => Math.abs(point.predicted - point.truth);
  const all = Array.from({ length: answers.rows }, (_, index) => pointAt(index));
  const worst = all.toSorted((a, b) => errorOf(b) - errorOf(a) || a.index - b.index);
  return {
    kind: 'regression',
    // 'log dollars' are dollars again once the logarithm is undone.
    unit: target === 'log' ? unit.replace(/^log /, '') : unit,
    points: evenly(answers.rows, POINTS).map(pointAt),
    worst: worst.slice(0, WORST_ROWS),
  };
}
