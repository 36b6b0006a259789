import { describe, expect, it } from 'vitest';
import {
  evidenceOf,
  regressionExercise,
  tableManifest,
  tableRows,
} from '../../tests/fixtures/grading-cases.ts';
import type { Check } from './exercise.ts';
import { gradeEvidence } from './grade.ts';
import type { CheckResult, Evidence } from './verdict.ts';

function finding(check: Check, over: Partial<Evidence>): CheckResult {
  const exercise = regressionExercise(undefined, [check]);
  const evidence = evidenceOf(exercise, [1], over);
  const verdict = gradeEvidence({ exercise, manifest: tableManifest, evidence, heldOut: tableRows([1]) });
  const found = 'checks' in verdict ? verdict.checks.find(({ id }) => id === check.id) : undefined;
  if (found === undefined) throw new Error('the check is missing');
  expect(verdict).toMatchObject(found.passed ? { status: 'passed' } : { status: 'scored', score: 4 });
  return found;
}

describe('layer-count', () => {
  const one: Check = { id: 'c', kind: 'layer-count', anyOf: ['Conv2D'], atLeast: 1, atMost: 1 };
  const any: Check = { id: 'c', kind: 'layer-count', anyOf: ['LSTM', 'GRU'], atLeast: 1 };

  it.each([
    [one, { Conv2D: 1, Dense: 2 }, true],
    [one, { Conv2D: 2 }, false],
    [one, { Dense: 1 }, false],
    [any, { GRU: 2 }, true],
    [any, { LSTM: 1, GRU: 1 }, true],
    [any, { Dense: 3 }, false],
  ])('%j on %j: %s', (check, layerCounts, passed) => {
    expect(finding(check, { layerCounts }).passed).toBe(passed);
  });

  it('says how many there are, how many are asked for, and what to add or spare', () => {
    expect(finding(one, { layerCounts: { Conv2D: 3 } })).toMatchObject({
      measured: 3,
      needed: 'exactly 1',
      message:
        'The model has 3 Conv2D layers; exactly 1 is asked for: 2 too many. Reach the score with fewer of them.',
    });
    expect(finding(any, { layerCounts: {} }).message).toBe(
      'The model has no LSTM or GRU layers; at least 1 is asked for: 1 too few. Add one of tf.layers.lstm, tf.layers.gru.',
    );
    expect(finding(one, { layerCounts: {} }).message).toContain('tf.layers.conv2d.');
  });
});

describe('frozen-layers', () => {
  const check: Check = { id: 'c', kind: 'frozen-layers', pretrained: 'mobilenet-v2' };

  it.each([
    [{ kept: 104, changed: 0 }, true, 'All 104 pretrained weight tensors are as they came'],
    [{ kept: 100, changed: 4 }, false, '4 of 104 pretrained weight tensors were changed'],
    [{ kept: 0, changed: 0 }, false, "await pretrained('mobilenet-v2')"],
    [null, false, 'Not measured'],
  ])('%j: %s', (pretrained, passed, words) => {
    const result = finding(check, { pretrained });
    expect(result.passed).toBe(passed);
    expect(result.message).toContain(words);
  });
});
