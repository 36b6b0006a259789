import { describe, expect, it } from 'vitest';
import type { Exercise } from '#core/exercise.ts';
import { loadExerciseFolders } from '../../tools/lib/exercise-folders.ts';
import type { SolveOutcome } from '../../tools/lib/driver.ts';
import { type TrainingCase, explainMiss, listCases } from '../training/cases.ts';

const exercises = (await loadExerciseFolders()).flatMap(({ exercise }) => exercise ?? []);

describe('listCases', () => {
  const candidates = exercises.map((exercise) => ({ exercise, seconds: 10 }));
  const answersOf = ({ weak }: Exercise): number => weak.length + 1;

  it('trains every reference once, and two of them on WebGL as well', () => {
    const cases = listCases(candidates, 'references');
    expect(cases.every(({ answer }) => answer === 'reference')).toBe(true);
    expect(cases.filter(({ backend }) => backend === 'wasm')).toHaveLength(exercises.length);
    const onWebgl = cases.filter(({ backend }) => backend === 'webgl');
    expect(onWebgl.map(({ exercise }) => exercise)).toEqual(['fashion-basics', 'sunspots']);
  });

  it('trains every answer when asked for all', () => {
    const onWasm = listCases(candidates, 'all').filter(({ backend }) => backend === 'wasm');
    expect(onWasm).toHaveLength(exercises.reduce((sum, exercise) => sum + answersOf(exercise), 0));
  });

  it('trains the cheapest exercise of each category with its weak answers when in a hurry', () => {
    const [first] = exercises;
    if (first === undefined) throw new Error('there are no exercises');
    const dear = { exercise: { ...first, id: 'dear', category: 1 as const }, seconds: 30 };
    const cheap = { exercise: { ...first, id: 'cheap', category: 1 as const }, seconds: 20 };
    const unmeasured = { exercise: { ...first, id: 'unmeasured', category: 1 as const }, seconds: NaN };
    const other = { exercise: { ...first, id: 'other', category: 2 as const }, seconds: NaN };
    const cases = listCases([unmeasured, dear, cheap, other], 'quick');
    expect(new Set(cases.map(({ exercise }) => exercise))).toEqual(new Set(['cheap', 'other']));
    expect(cases).toHaveLength(2 * answersOf(first));
  });
});

describe('a case is missed', () => {
  const reference: TrainingCase = {
    exercise: 'sunspots',
    answer: 'reference',
    backend: 'wasm',
    seed: 1,
    failsBy: null,
    scoredBy: 'mae',
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
