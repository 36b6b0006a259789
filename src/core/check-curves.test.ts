import { describe, expect, it } from 'vitest';
import {
  evidenceOf,
  regressionExercise,
  tableManifest,
  tableRows,
} from '../../tests/fixtures/grading-cases.ts';
import { readLog, slopeOf } from './check-curves.ts';
import type { CurveEpoch } from './curve-diagnosis.ts';
import type { Check } from './exercise.ts';
import { gradeEvidence } from './grade.ts';
import { type CheckResult, scoreOf } from './verdict.ts';

/** Epochs that log one value each, of a fit that was asked for `planned`. */
function curvesOf(name: string, values: readonly number[], planned: number | null = null): CurveEpoch[] {
  return values.map((value, index) => ({ epoch: index + 1, logs: { [name]: value }, planned }));
}

/** Grades a model that answers perfectly, so that only the check in question can keep it from 5. */
function grade(check: Check, curves: readonly CurveEpoch[]) {
  const exercise = regressionExercise(undefined, [check]);
  return gradeEvidence({
    exercise,
    manifest: tableManifest,
    evidence: evidenceOf(exercise, [1]),
    heldOut: tableRows([1]),
    curves,
  });
}

function finding(check: Check, curves: readonly CurveEpoch[]): CheckResult {
  const verdict = grade(check, curves);
  const found = 'checks' in verdict ? verdict.checks.find(({ id }) => id === check.id) : undefined;
  if (found === undefined) throw new Error('the check is missing');
  return found;
}

const EPOCHS: Check = { id: 'c', kind: 'epochs', atMost: 10 };
const STOPS: Check = { id: 'c', kind: 'stops-at', metric: 'accuracy', target: 0.98, withinEpochs: 10 };
const GAP: Check = { id: 'c', kind: 'gap', metric: 'accuracy', atMost: 0.05 };
const SLOPE: Check = { id: 'c', kind: 'slope', metric: 'val_loss', epochs: 4, atMost: 0.01 };

describe('a check of curves', () => {
  it.each([EPOCHS, STOPS, GAP, SLOPE])('fails a model whose training nobody saw: $kind', (check) => {
    const result = finding(check, []);
    expect(result).toMatchObject({ passed: false, measured: null });
    expect(result.message).toMatch(/^Not measured: nobody saw.*Train it in the lab/);
  });

  it('caps the score at 4 and names itself as the next step', () => {
    const verdict = grade(EPOCHS, curvesOf('loss', new Array<number>(12).fill(1)));
    expect(scoreOf(verdict)).toBe(4);
    expect(verdict).toMatchObject({
      nextStep: expect.stringMatching(/^Only 'Epochs of training' keeps this from 5/) as string,
    });
  });
});

describe('epochs', () => {
  it('counts the epochs of all fits', () => {
    const twoFits = [...curvesOf('loss', [3, 2, 1]), ...curvesOf('loss', [1, 1])];
    expect(finding(EPOCHS, twoFits)).toMatchObject({ passed: true, measured: 5, needed: 10 });
    const result = finding(EPOCHS, curvesOf('loss', new Array<number>(12).fill(1)));
    expect(result).toMatchObject({ passed: false, measured: 12 });
    expect(result.message).toContain('2 too many');
  });

  it('says what a callback on val_loss lacks, where nothing logged it', () => {
    const twelve = new Array<number>(12).fill(1);
    expect(finding(EPOCHS, curvesOf('loss', twelve)).message).toContain('needs validationData');
    expect(finding(EPOCHS, curvesOf('val_loss', twelve)).message).not.toContain('validationData');
  });
});

describe('stops-at', () => {
  it.each([
    { what: 'a callback that ends at the target', values: [0.9, 0.97, 0.981], planned: 10, passed: true },
    { what: 'the target met exactly', values: [0.9, 0.98], planned: 20, passed: true },
    { what: 'a plan that nobody knows', values: [0.9, 0.98], planned: null, passed: true },
    {
      what: 'the last epoch that counts',
      values: [...Array<number>(9).fill(0.9), 0.99],
      planned: 10,
      passed: true,
    },
    { what: 'one epoch too many', values: [0.9, 0.981, 0.985], planned: 10, passed: false },
    { what: 'a target never reached', values: [0.9, 0.95], planned: 10, passed: false },
    {
      what: 'a target reached too late',
      values: [...Array<number>(10).fill(0.9), 0.99],
      planned: 20,
      passed: false,
    },
    { what: 'a plan that happens to end there', values: [0.9, 0.981], planned: 2, passed: false },
    { what: 'a diverged training', values: [0.9, NaN], planned: 10, passed: false },
  ])('$what: $passed', ({ values, planned, passed }) => {
    expect(finding(STOPS, curvesOf('acc', values, planned)).passed).toBe(passed);
  });

  it('says what went wrong and what to do', () => {
    expect(finding(STOPS, curvesOf('acc', [0.9, 0.981, 0.985, 0.99], 10)).message).toMatch(
      /^Accuracy reached its target of 0\.98 in epoch 2, but training went on for 2 epochs more.*looks at logs\.acc and sets model\.stopTraining = true/,
    );
    expect(finding(STOPS, curvesOf('acc', [0.9, 0.981], 2)).message).toMatch(
      /the plan ended training, not a callback/,
    );
    expect(finding(STOPS, curvesOf('loss', [1, 2])).message).toMatch(
      /did not report accuracy\. Compile with metrics/,
    );
    expect(finding({ ...STOPS, metric: 'val_accuracy' }, curvesOf('acc', [0.99])).message).toMatch(
      /did not report val_accuracy\. Give fit the option validationData/,
    );
  });
});

describe('gap', () => {
  const curves = (train: readonly number[], validation: readonly number[]): CurveEpoch[] =>
    train.map((acc, index) => ({ epoch: index + 1, logs: { acc, val_acc: validation[index] ?? NaN } }));

  it('compares the means of the last three epochs', () => {
    // Means of the last three: 0.9 and 0.87; the first epoch would have spoilt both.
    const result = finding(GAP, curves([0.1, 0.88, 0.9, 0.92], [0.9, 0.86, 0.87, 0.88]));
    expect(result.passed).toBe(true);
    expect(result.measured).toBeCloseTo(0.03, 10);
  });

  it('fails training that runs away from validation, and a missing validation', () => {
    expect(finding(GAP, curves([0.99, 0.99, 0.99], [0.9, 0.9, 0.9]))).toMatchObject({ passed: false });
    expect(finding(GAP, curvesOf('acc', [0.9, 0.9])).message).toMatch(/did not report val_accuracy/);
  });

  it('passes validation that is better than training', () => {
    expect(finding(GAP, curves([0.8], [0.9])).passed).toBe(true);
    const loss: Check = { id: 'c', kind: 'gap', metric: 'loss', atMost: 0.1 };
    const better = [{ epoch: 1, logs: { loss: 0.5, val_loss: 0.4 } }];
    expect(finding(loss, better).measured).toBeCloseTo(-0.1, 10);
  });
});

describe('slope', () => {
  it('fits a line through the last epochs alone', () => {
    // The last four fall by 0.1 each; the first does not count.
    const result = finding(SLOPE, curvesOf('val_loss', [9, 0.8, 0.7, 0.6, 0.5]));
    expect(result.passed).toBe(true);
    expect(result.measured).toBeCloseTo(-0.1, 10);
    expect(finding(SLOPE, curvesOf('val_loss', [0.5, 0.55, 0.6, 0.65])).message).toMatch(
      /rises by 0\.05 an epoch; it may rise by 0\.01 at most: 0\.04 too steep/,
    );
  });

  it('tells a bound smaller than a thousandth as it is', () => {
    const strict: Check = { ...SLOPE, atMost: 0.0005 };
    expect(finding(strict, curvesOf('val_loss', [0.5, 0.512, 0.524, 0.536])).message).toMatch(
      /rises by 0\.012 an epoch; it may rise by 0\.0005 at most/,
    );
  });

  it('needs as many epochs as it names, and numbers in all of them', () => {
    expect(finding(SLOPE, curvesOf('val_loss', [1, 1, 1])).message).toMatch(/Train for at least 4/);
    expect(finding(SLOPE, curvesOf('val_loss', [1, NaN, 1, 1]))).toMatchObject({
      passed: false,
      measured: null,
    });
    expect(finding(SLOPE, curvesOf('loss', [1, 1, 1, 1])).message).toMatch(/did not report val_loss/);
  });

  it('is the least-squares slope', () => {
    // x − mean: −1, 0, 1; products: 0.5, 0, 1.5; sum 2 over squares 2.
    expect(slopeOf([1, 3, 3])).toBeCloseTo(1, 12);
    expect(slopeOf([4])).toBeNaN();
  });
});

describe('readLog', () => {
  it.each([
    [{ acc: 0.5 }, 'accuracy'],
    [{ val_acc: 0.5 }, 'val_accuracy'],
    [{ val_categoricalAccuracy: 0.5 }, 'val_accuracy'],
    [{ loss: 0.5 }, 'loss'],
  ])('reads %j as %s', (logs, name) => {
    expect(readLog(logs, name)).toBe(0.5);
  });

  it('does not take training for validation', () => {
    expect(readLog({ acc: 0.5 }, 'val_accuracy')).toBeNaN();
  });
});
