import { describe, expect, it } from 'vitest';
import { loadExerciseFolders } from '../../tools/lib/exercise-folders.ts';
import type { SolveOutcome } from '../../tools/lib/driver.ts';
import { type TrainingCase, explainMiss, listCases } from '../training/cases.ts';

const exercises = (await loadExerciseFolders()).flatMap(({ exercise }) => exercise ?? []);

it('trains every reference and weak answer on WebAssembly, and two references on WebGL', () => {
  const answers = exercises.reduce((sum, { weak }) => sum + weak.length + 1, 0);
  const quick = listCases(exercises, { hasWebgl: false });
  expect(quick).toHaveLength(answers);
  expect(quick.every(({ backend }) => backend === 'wasm')).toBe(true);
  const webgl = listCases(exercises, { hasWebgl: true }).filter(({ backend }) => backend === 'webgl');
  expect(webgl.map(({ exercise, answer }) => `${exercise} ${answer}`)).toEqual([
    'fashion-basics reference',
    'sunspots reference',
  ]);
});

describe('a case is missed', () => {
  const reference: TrainingCase = {
    exercise: 'sunspots',
    answer: 'reference',
    backend: 'wasm',
    seed: 1,
    failsBy: null,
    isScored: false,
  };
  const weak: TrainingCase = { ...reference, answer: 'weak/x', failsBy: 'mae', isScored: true };
  const passed: SolveOutcome = {
    status: 'passed',
    score: 5,
    checks: [{ id: 'mae', passed: true, measured: 1, needed: 2, message: 'Fine.' }],
    seconds: { train: 1, grade: 1 },
    backend: 'wasm',
    seed: 1,
    error: null,
  };
  const short = { ...passed, status: 'scored' as const, score: 3, checks: failing('mae') };
  const rejected = {
    ...short,
    status: 'rejected' as const,
    score: 0,
    checks: [...failing('mae'), ...failing('finite')],
  };

  it('by a reference without full marks', () => {
    expect(explainMiss(reference, passed)).toBeNull();
    expect(explainMiss(reference, short)).toBe('scored 3 of 5: mae is short.');
    expect(explainMiss(reference, { ...passed, backend: 'cpu' })).toBe('ran on cpu instead of wasm');
  });

  it('by a weak answer that passes, is rejected for another reason, or fails elsewhere', () => {
    expect(explainMiss(weak, short)).toBeNull();
    expect(explainMiss(weak, passed)).toBe('passed, though it is a mistake');
    expect(explainMiss(weak, rejected)).toContain('was rejected instead of scored');
    expect(explainMiss(weak, { ...short, checks: failing('size') })).toContain(
      'another check than mae: size',
    );
  });

  it('by an error of any kind', () => {
    const error = { blame: 'learner', code: 'threw', message: 'It threw.' };
    const failed: SolveOutcome = { ...passed, status: 'error', score: null, checks: [], error };
    expect(explainMiss(reference, failed)).toContain('It threw.');
    expect(explainMiss(weak, failed)).toContain('It threw.');
  });
});

function failing(id: string): SolveOutcome['checks'] {
  return [{ id, passed: false, measured: 3, needed: 2, message: `${id} is short.` }];
}
