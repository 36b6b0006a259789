import type { DatasetManifest, NumberColumn, PartRows } from './dataset.ts';
import { classNamesOf } from './dataset-summary.ts';
import type { Exercise } from './exercise.ts';
import { readTokens, tokenNames } from './next-token.ts';
import { makeWindows } from './series-windows.ts';
import { standardise } from './standardise.ts';

/** What a perfect model would say, row by row. */
export type Answers =
  | {
      readonly kind: 'classes';
      readonly rows: number;
      /** Numbers a model gives for one row: 1 for binary, else one a class. */
      readonly outputs: number;
      /** [rows] */
      readonly labels: Uint8Array | Int32Array;
      readonly classNames: readonly string[];
    }
  | {
      readonly kind: 'values';
      readonly rows: number;
      readonly outputs: number;
      /** [rows, outputs] in the units of the metrics. */
      readonly values: Float32Array;
    };

/**
 * Answers of a part's rows for an exercise. A row of a forecast is a window. Throws when the exercise does not fit its
 * data set, which `check:exercises` reports before anyone meets it.
 */
export function answersOf(exercise: Exercise, manifest: DatasetManifest, rows: PartRows): Answers {
  const { task, input } = exercise;
  if (task.kind === 'binary' || task.kind === 'classification') {
    const labels = labelsOf(manifest, rows);
    if (labels === null) throw misfit(exercise, rows);
    const outputs = task.kind === 'binary' ? 1 : task.classes;
    return { kind: 'classes', rows: rows.count, outputs, labels, classNames: classNamesOf(manifest) };
  }
  if (task.kind === 'regression') {
    if (rows.kind !== 'table') throw misfit(exercise, rows);
    const values = task.target === 'log' ? rows.targets.map(Math.log) : rows.targets;
    return { kind: 'values', rows: rows.count, outputs: 1, values };
  }
  if (task.kind === 'next-token') {
    if (rows.kind !== 'corpus' || manifest.kind !== 'corpus' || input.kind !== 'next-token')
      throw misfit(exercise, rows);
    const { ids } = readTokens(rows, manifest, input.vocabularySize);
    const classNames = tokenNames(manifest, input.vocabularySize);
    return { kind: 'classes', rows: ids.length, outputs: task.classes, labels: ids, classNames };
  }
  if (rows.kind !== 'series' || manifest.kind !== 'series' || input.kind !== 'windows')
    throw misfit(exercise, rows);
  const { inputSteps, targetSteps } = input;
  const columns = forecastColumns(exercise, manifest);
  const windows = makeWindows(rows.values, manifest.columns.length, inputSteps, targetSteps, rows.breaks, {
    targetColumns: columns.length,
  });
  // Several columns can only be averaged on one scale.
  const values =
    columns.length === 1
      ? windows.targets
      : windows.targets.map((value, i) => standardise(value, columns[i % columns.length] ?? NO_SCALE));
  return { kind: 'values', rows: windows.count, outputs: targetSteps * columns.length, values };
}

/** The columns that a forecast is asked for: the first, or all that go in. */
export function forecastColumns(
  { input }: Exercise,
  { columns }: Extract<DatasetManifest, { kind: 'series' }>,
): readonly NumberColumn[] {
  if (input.kind !== 'windows') return [];
  return columns.slice(0, input.targets === 'all' ? (input.columns ?? columns.length) : 1);
}

const NO_SCALE = { mean: NaN, standardDeviation: NaN };

function labelsOf(manifest: DatasetManifest, rows: PartRows): Uint8Array | null {
  if ('labels' in rows) return rows.labels;
  const isTable = rows.kind === 'table' && manifest.kind === 'table' && manifest.target.kind === 'category';
  return isTable ? Uint8Array.from(rows.targets) : null;
}

function misfit(exercise: Exercise, rows: PartRows): Error {
  return new Error(
    `${exercise.id}: a ${exercise.task.kind} task cannot be answered from ${rows.kind} data (see its exercise.ts)`,
  );
}
