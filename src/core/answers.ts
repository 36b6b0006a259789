import type { DatasetManifest, PartRows } from './dataset.ts';
import { classNamesOf } from './dataset-summary.ts';
import type { Exercise } from './exercise.ts';
import { makeWindows } from './series-windows.ts';

/** What a perfect model would say, row by row. */
export type Answers =
  | {
      readonly kind: 'classes';
      readonly rows: number;
      /** Numbers a model gives for one row: 1 for binary, else one a class. */
      readonly outputs: number;
      /** [rows] */
      readonly labels: Uint8Array;
      readonly classNames: readonly string[];
    }
  | {
      readonly kind: 'values';
      readonly rows: number;
      readonly outputs: number;
      /** [rows, outputs] in natural units. */
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
    return { kind: 'values', rows: rows.count, outputs: 1, values: rows.targets };
  }
  if (rows.kind !== 'series' || manifest.kind !== 'series' || input.kind !== 'windows')
    throw misfit(exercise, rows);
  const { inputSteps, targetSteps } = input;
  const windows = makeWindows(rows.values, manifest.columns.length, inputSteps, targetSteps, rows.breaks);
  return { kind: 'values', rows: windows.count, outputs: input.targetSteps, values: windows.targets };
}

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
