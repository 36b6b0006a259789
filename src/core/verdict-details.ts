import type { Answers } from './answers.ts';
import { assertNever } from './assert-never.ts';
import { tabulateClasses } from './confusion.ts';
import type { DatasetManifest, PartRows } from './dataset.ts';
import type { Exercise } from './exercise.ts';
import { type Outcome, confusionOf } from './measure-outcome.ts';
import { makeWindows } from './series-windows.ts';
import type { VerdictDetails, WorstClassified } from './verdict.ts';

const CELL_ROWS = 24;
const WORST_ROWS = 24;
const POINTS = 400;
const SHOWN_WINDOWS = 6;

/** What the screen shows beside the score: matrix and samples, scatter, or forecasts against persistence. */
export function describeOutcome(
  exercise: Exercise,
  manifest: DatasetManifest,
  heldOut: PartRows,
  outcome: Outcome,
): VerdictDetails {
  const { task } = exercise;
  switch (task.kind) {
    case 'binary':
    case 'classification':
      return describeClasses(outcome);
    case 'regression':
      return describeRegression(task.unit, outcome);
    case 'forecast':
      return describeForecast(task.unit, exercise, manifest, heldOut, outcome);
    default:
      return assertNever(task);
  }
}

/** Mean absolute error for each step ahead when the last known value is repeated. */
export function persistenceMaeByStep(
  inputs: Float32Array,
  columns: number,
  inputSteps: number,
  answers: ValueAnswers,
): number[] {
  const lastOf = (row: number): number => inputs[((row + 1) * inputSteps - 1) * columns] ?? NaN;
  return maeByStep(answers, (row) => lastOf(row));
}

type ValueAnswers = Extract<Answers, { kind: 'values' }>;

function maeByStep(answers: ValueAnswers, predict: (row: number, step: number) => number): number[] {
  const { rows, outputs, values } = answers;
  return Array.from({ length: outputs }, (_, step) => {
    let sum = 0;
    for (let row = 0; row < rows; row++)
      sum += Math.abs(predict(row, step) - (values[row * outputs + step] ?? NaN));
    return sum / rows;
  });
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

function describeRegression(unit: string, { answers, predictions }: Outcome): VerdictDetails {
  if (answers.kind !== 'values') throw new Error('numbers were expected');
  const pointAt = (index: number) => ({
    index,
    truth: answers.values[index] ?? 0,
    predicted: predictions[index] ?? 0,
  });
  const errorOf = (point: { truth: number; predicted: number }) => Math.abs(point.predicted - point.truth);
  const all = Array.from({ length: answers.rows }, (_, index) => pointAt(index));
  const worst = all.toSorted((a, b) => errorOf(b) - errorOf(a) || a.index - b.index);
  return {
    kind: 'regression',
    unit,
    points: evenly(answers.rows, POINTS).map(pointAt),
    worst: worst.slice(0, WORST_ROWS),
  };
}

function describeForecast(
  unit: string,
  exercise: Exercise,
  manifest: DatasetManifest,
  heldOut: PartRows,
  { answers, predictions }: Outcome,
): VerdictDetails {
  const { input } = exercise;
  if (answers.kind !== 'values' || input.kind !== 'windows') throw new Error('windows were expected');
  if (heldOut.kind !== 'series' || manifest.kind !== 'series') throw new Error('a series was expected');
  const columns = manifest.columns.length;
  const { inputSteps } = input;
  const { outputs } = answers;
  const { inputs } = makeWindows(heldOut.values, columns, inputSteps, input.targetSteps, heldOut.breaks);
  return {
    kind: 'forecast',
    unit,
    maeByStep: maeByStep(answers, (row, step) => predictions[row * outputs + step] ?? NaN),
    persistenceByStep: persistenceMaeByStep(inputs, columns, inputSteps, answers),
    windows: evenly(answers.rows, SHOWN_WINDOWS).map((start) => ({
      start,
      input: Array.from(
        { length: inputSteps },
        (_, step) => inputs[(start * inputSteps + step) * columns] ?? 0,
      ),
      truth: [...answers.values.subarray(start * outputs, (start + 1) * outputs)],
      predicted: [...predictions.subarray(start * outputs, (start + 1) * outputs)],
    })),
  };
}

/** At most `most` of the numbers below `count`, evenly spread, the first and the last among them. */
function evenly(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, index) => index);
  return Array.from({ length: most }, (_, index) => Math.round((index * (count - 1)) / (most - 1)));
}
