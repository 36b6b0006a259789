import { describe, expect, it } from 'vitest';
import {
  classificationExercise,
  evidenceOf,
  forecastExercise,
  imageManifest,
  imageRows,
  regressionExercise,
  seriesManifest,
  seriesRows,
  tableManifest,
  tableRows,
} from '../../tests/fixtures/grading-cases.ts';
import { CHECK_KINDS, type CheckKind } from './exercise.ts';
import { gradeEvidence } from './grade.ts';
import type { Verdict } from './verdict.ts';
import { parseVerdict } from './verdict-schema.ts';

const classification = classificationExercise();
const regression = regressionExercise();
const forecast = forecastExercise();
const verdicts: Verdict[] = [
  gradeEvidence({
    exercise: classification,
    manifest: imageManifest(['a', 'b', 'c']),
    evidence: evidenceOf(classification, [1, 0, 0, 0, 1, 0]),
    heldOut: imageRows([0, 2]),
  }),
  gradeEvidence({
    exercise: regression,
    manifest: tableManifest,
    evidence: evidenceOf(regression, [1]),
    heldOut: tableRows([1]),
  }),
  gradeEvidence({
    exercise: regression,
    manifest: tableManifest,
    evidence: evidenceOf(regression, [NaN]),
    heldOut: tableRows([1]),
  }),
  gradeEvidence({
    exercise: forecast,
    manifest: seriesManifest,
    evidence: evidenceOf(forecast, [1, 2]),
    heldOut: seriesRows([40, 50, 60, 70, 80]),
  }),
  { status: 'unattempted', reason: 'This is the starter.' },
  { status: 'cancelled' },
  { status: 'error', error: { blame: 'environment', code: 'network', message: 'offline' } },
];

describe('parseVerdict', () => {
  it('reads back every kind of verdict after JSON', () => {
    expect(verdicts.map(({ status }) => status)).toEqual([
      'scored',
      'passed',
      'rejected',
      'scored',
      'unattempted',
      'cancelled',
      'error',
    ]);
    for (const verdict of verdicts)
      expect(parseVerdict(JSON.parse(JSON.stringify(verdict)))).toEqual({ ok: true, value: verdict });
  });

  it('names the first fault of a verdict that was tampered with', () => {
    expect(parseVerdict({ ...verdicts[1], score: 6 })).toMatchObject({ ok: false });
    expect(
      parseVerdict({ ...verdicts[1], metrics: [{ metric: 'mae', value: NaN, low: 0, high: 1 }] }),
    ).toEqual({
      ok: false,
      error: expect.stringContaining('metrics.0.value') as unknown,
    });
    expect(parseVerdict('passed')).toMatchObject({ ok: false });
  });
});

it('knows every kind of check', () => {
  // The compiler asks for a new kind here, and the list has to have it.
  const kinds: Record<CheckKind, true> = {
    'input-shape': true,
    'output-shape': true,
    'built-in-layers': true,
    finite: true,
    parameters: true,
    size: true,
    probabilities: true,
    levels: true,
    metric: true,
    'layer-count': true,
    epochs: true,
    'stops-at': true,
    gap: true,
    slope: true,
    'frozen-layers': true,
    'per-column': true,
  };
  expect([...CHECK_KINDS].sort()).toEqual(Object.keys(kinds).sort());
});
