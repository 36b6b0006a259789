import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  classificationExercise,
  evidenceOf,
  imageManifest,
  imageRows,
  regressionExercise,
  tableManifest,
  tableRows,
} from '../../tests/fixtures/grading-cases.ts';
import { gradeEvidence } from './grade.ts';
import { scoreOf, type Verdict } from './verdict.ts';

type Row = readonly [said: number, truth: number];

describe('gradeEvidence', () => {
  const classIndex = fc.integer({ min: 0, max: 2 });
  const twoOrders = fc
    .array(fc.tuple(classIndex, classIndex), { minLength: 1, maxLength: 40 })
    .chain((rows) =>
      fc.tuple(
        fc.constant(rows),
        fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
      ),
    );

  it('gives score, metrics and checks that do not depend on the order of the rows', () => {
    fc.assert(
      fc.property(twoOrders, ([rows, shuffled]) => {
        expect(withoutRowNumbers(gradeClasses(shuffled))).toEqual(withoutRowNumbers(gradeClasses(rows)));
      }),
      { numRuns: 30 },
    );
  });

  it('never scores lower when the error shrinks', () => {
    const error = fc.double({ min: 0, max: 8, noNaN: true });
    fc.assert(
      fc.property(error, error, (a, b) => {
        const worse = scoreOf(gradeNumbers([10 + Math.max(a, b)])) ?? NaN;
        const better = scoreOf(gradeNumbers([10 + Math.min(a, b)])) ?? NaN;
        expect(better).toBeGreaterThanOrEqual(worse);
      }),
      { numRuns: 50 },
    );
  });

  it('gives a verdict that survives JSON, whatever the outputs are', () => {
    fc.assert(
      fc.property(fc.array(fc.float(), { minLength: 1, maxLength: 8 }), (predictions) => {
        const verdict = gradeNumbers(predictions);
        expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict);
      }),
    );
  });
});

function gradeClasses(rows: readonly Row[]): Verdict {
  const exercise = classificationExercise();
  const predictions = rows.flatMap(([said]) => [0, 1, 2].map((other) => Number(other === said)));
  return gradeEvidence({
    exercise,
    manifest: imageManifest(['shirt', 'shoe', 'bag']),
    evidence: evidenceOf(exercise, predictions),
    heldOut: imageRows(rows.map(([, truth]) => truth)),
  });
}

/** The answer is 10 for every row. */
function gradeNumbers(predictions: readonly number[]): Verdict {
  const exercise = regressionExercise();
  const evidence = evidenceOf(exercise, predictions);
  return gradeEvidence({
    exercise,
    manifest: tableManifest,
    evidence,
    heldOut: tableRows(predictions.map(() => 10)),
  });
}

function withoutRowNumbers(verdict: Verdict): unknown {
  if (!('details' in verdict)) return verdict;
  const { details, ...rest } = verdict;
  return { ...rest, confusion: details?.kind === 'classification' ? details.confusion : null };
}
