import { describe, expect, it } from 'vitest';
import { countConfusion, macroF1, tabulateClasses } from './confusion.ts';

/**
 * Truth     0 0 0 1 1 2
 * Predicted 0 0 1 1 2 2
 */
const confusion = countConfusion(Uint8Array.of(0, 0, 0, 1, 1, 2), Int32Array.of(0, 0, 1, 1, 2, 2), 3);

describe('countConfusion', () => {
  it('has the truth in rows and the prediction in columns', () => {
    expect([...confusion]).toEqual([2, 1, 0, 0, 1, 1, 0, 0, 1]);
  });

  it('leaves out predictions of no class', () => {
    expect([...countConfusion(Uint8Array.of(0, 1), Int32Array.of(-1, 1), 2)]).toEqual([0, 0, 0, 1]);
  });
});

describe('tabulateClasses', () => {
  it('works precision, recall, F1 and support out class by class', () => {
    // Class 0: 2 hits of 2 claimed, 3 true: precision 1, recall 2/3, F1 = 2·2/(2+3) = 0.8.
    // Class 1: 1 of 2 claimed, 2 true: 0.5, 0.5, 0.5. Class 2: 1 of 2 claimed, 1 true: 0.5, 1, 2/3.
    const table = tabulateClasses(confusion, ['a', 'b', 'c']);
    expect(table.map((row) => row.precision)).toEqual([1, 0.5, 0.5]);
    expect(table.map((row) => row.recall)).toEqual([2 / 3, 0.5, 1]);
    expect(table.map((row) => row.f1)).toEqual([0.8, 0.5, 2 / 3]);
    expect(table.map((row) => row.support)).toEqual([3, 2, 1]);
  });

  it('gives 0, not NaN, to a class that is never claimed or never true', () => {
    const [, never] = tabulateClasses(Int32Array.of(3, 0, 0, 0), ['a', 'b']);
    expect(never).toEqual({ name: 'b', precision: 0, recall: 0, f1: 0, support: 0 });
  });
});

describe('macroF1', () => {
  it('is the plain mean over the classes', () => {
    // (0.8 + 0.5 + 0.6667) / 3 = 0.655556.
    expect(macroF1(confusion, 3)).toBeCloseTo(0.655556, 6);
  });

  it('leaves out classes that occur nowhere', () => {
    expect(macroF1(Int32Array.of(3, 0, 0, 0), 2)).toBe(1);
  });
});
