import { expect, it } from 'vitest';
import type { Exercise } from '#core/exercise.ts';
import {
  type Calibration,
  type Trial,
  findStaleAnswers,
  hashAnswers,
  measureSeparation,
} from './calibration.ts';
import { type ExerciseFolder, loadExerciseFolders } from './exercise-folders.ts';

const [first] = await loadExerciseFolders();

it('puts the middle half between the worst reference seed and the best weak one, for errors', () => {
  // Worst reference 2, best weak 4: the gap is 2, a quarter of it 0.5.
  expect(measureSeparation(exerciseWith('mae'), calibrationWith([1.5, 2], [4, 9]))).toEqual({
    worstReference: 2,
    bestWeak: 4,
    low: 2.5,
    high: 3.5,
  });
});

it('turns round where more is better', () => {
  // Worst reference 0.9, best weak 0.5: the gap is 0.4, a quarter of it 0.1.
  const separation = measureSeparation(exerciseWith('accuracy'), calibrationWith([0.9, 0.95], [0.5, 0.1]));
  expect(separation?.low).toBeCloseTo(0.6, 12);
  expect(separation?.high).toBeCloseTo(0.8, 12);
});

it('leaves out weak answers that fail by another check', () => {
  const weak = [{ name: 'a', mistake: '', failsBy: 'output-shape' }];
  expect(measureSeparation({ ...exerciseWith('mae'), weak }, calibrationWith([1], [4]))).toBeNull();
});

it('measures again whatever a score depends on, and for neither prose nor thresholds', () => {
  const folder = readFirst();
  const { exercise } = folder;
  if (exercise === null) throw new Error(`${folder.path} has no exercise.ts`);
  const measured = { ...calibrationWith([], []), answersSha256: hashAnswers(folder, '1') };
  const stale = (changed: Partial<ExerciseFolder>, tfjs = '1') =>
    findStaleAnswers(measured, hashAnswers({ ...folder, ...changed }, tfjs));

  expect(stale({ prompt: 'x', hints: 'x', calibration: 'x' })).toEqual([]);
  expect(stale({ exercise: { ...exercise, title: 'x', baselines: [] } })).toEqual([]);
  const easier = exercise.checks.map((check) =>
    check.kind === 'levels' ? { ...check, levels: [9, 8, 7, 6, 5] as const } : check,
  );
  expect(stale({ exercise: { ...exercise, checks: easier } })).toEqual([]);

  expect(stale({ reference: 'x' })).toEqual(['reference']);
  expect(stale({ starter: 'x' })).toEqual(['starter']);
  expect(stale({ weak: { ...folder.weak, x: 'x' } })).toEqual(['weak/x']);
  expect(stale({ weak: {} })).toEqual(Object.keys(folder.weak).map((name) => `weak/${name}`));
  const all = Object.keys(measured.answersSha256);
  expect(stale({ manifest: 'x' })).toEqual(all);
  expect(stale({ exercise: { ...exercise, dataset: 'x' } })).toEqual(all);
  expect(stale({ exercise: { ...exercise, input: { kind: 'pixels' } } })).toEqual(all);
  expect(stale({ exercise: { ...exercise, checks: exercise.checks.slice(1) } })).toEqual(all);
  expect(stale({}, '2')).toEqual(all);
});

function readFirst(): ExerciseFolder {
  if (first === undefined) throw new Error('there are no exercises');
  return first;
}

function exerciseWith(metric: 'mae' | 'accuracy'): Exercise {
  const { exercise } = readFirst();
  if (exercise === null) throw new Error('the first exercise has no exercise.ts');
  return {
    ...exercise,
    checks: [{ id: 'score', kind: 'levels', metric, levels: [1, 2, 3, 4, 5] }],
    weak: [{ name: 'a', mistake: '', failsBy: 'score' }],
  };
}

function calibrationWith(reference: readonly number[], weak: readonly number[]): Calibration {
  const toTrials = (values: readonly number[]): Trial[] =>
    values.map((value, index) => ({ seed: index + 1, value, failedChecks: [], trainSeconds: 1 }));
  return {
    exercise: 'x',
    answersSha256: {},
    backend: 'wasm',
    metric: 'mae',
    reference: toTrials(reference),
    weak: { a: toTrials(weak) },
    starter: [],
  };
}
