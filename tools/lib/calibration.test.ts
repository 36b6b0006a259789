import { expect, it } from 'vitest';
import type { Exercise } from '#core/exercise.ts';
import { type Calibration, type Trial, hashInputs, measureSeparation } from './calibration.ts';
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

it('hashes whatever a score depends on, and neither prose nor thresholds', () => {
  const folder = readFirst();
  const { exercise } = folder;
  if (exercise === null) throw new Error(`${folder.path} has no exercise.ts`);
  const hash = (changed: Partial<ExerciseFolder>, tfjs = '1') => hashInputs({ ...folder, ...changed }, tfjs);
  const original = hash({});
  expect(hash({ prompt: 'x', hints: 'x', calibration: 'x' })).toBe(original);
  expect(hash({ exercise: { ...exercise, title: 'x', baselines: [] } })).toBe(original);
  const easier = exercise.checks.map((check) =>
    check.kind === 'levels' ? { ...check, levels: [9, 8, 7, 6, 5] as const } : check,
  );
  expect(hash({ exercise: { ...exercise, checks: easier } })).toBe(original);

  const others = [
    hash({ reference: 'x' }),
    hash({ starter: 'x' }),
    hash({ weak: { ...folder.weak, x: 'x' } }),
    hash({ manifest: 'x' }),
    hash({ exercise: { ...exercise, dataset: 'x' } }),
    hash({ exercise: { ...exercise, input: { kind: 'pixels' } } }),
    hash({ exercise: { ...exercise, checks: exercise.checks.slice(1) } }),
    hash({}, '2'),
  ];
  expect(new Set([original, ...others]).size).toBe(others.length + 1);
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
    inputsSha256: '',
    backend: 'wasm',
    metric: 'mae',
    reference: toTrials(reference),
    weak: { a: toTrials(weak) },
    starter: [],
  };
}
