import { describe, expect, it } from 'vitest';
import {
  columnsExercise,
  evidenceOf,
  twoColumnManifest,
  twoColumnRows,
} from '../../tests/fixtures/grading-cases.ts';
import { answersOf } from './answers.ts';
import { encodeInputs } from './encode-inputs.ts';
import type { Check, Exercise } from './exercise.ts';
import { gradeEvidence } from './grade.ts';
import type { Verdict } from './verdict.ts';
import { parseVerdict } from './verdict-schema.ts';

/** One window: two days known, two to forecast. In standard deviations they are (1, 0), (2, 1) and (3, 0), (1, −1). */
const heldOut = twoColumnRows([60, 4], [70, 6], [80, 4], [60, 2]);

function grade(predictions: readonly number[], exercise: Exercise = columnsExercise()): Verdict {
  const evidence = evidenceOf(exercise, predictions);
  return gradeEvidence({ exercise, manifest: twoColumnManifest, evidence, heldOut });
}

describe('a forecast of all columns', () => {
  it('takes and asks for standardised rows of all columns', () => {
    const exercise = columnsExercise();
    const inputs = encodeInputs(exercise, twoColumnManifest, heldOut);
    expect(inputs.shape).toEqual([1, 2, 2]);
    expect([...inputs.data]).toEqual([1, 0, 2, 1]);
    expect(answersOf(exercise, twoColumnManifest, heldOut)).toMatchObject({
      rows: 1,
      outputs: 4,
      values: Float32Array.of(3, 0, 1, -1),
    });
  });

  it('is measured in standard deviations, and shown in each column’s unit', () => {
    // Errors 1, 0, 1 and 1 of four numbers: 0.75.
    const verdict = grade([2, 0, 2, 0]);
    const metrics = 'metrics' in verdict ? verdict.metrics : [];
    expect(metrics[0]).toMatchObject({ metric: 'mae', value: 0.75 });
    expect(verdict).toMatchObject({
      details: {
        kind: 'forecasts',
        columns: [
          {
            name: 'level',
            // 70 for 80, 70 for 60; persistence says 70 too.
            maeByStep: [10, 10],
            persistenceByStep: [10, 10],
            windows: [{ start: 0, input: [60, 70], truth: [80, 60], predicted: [70, 70] }],
          },
          {
            name: 'wind',
            // 4 for 4, 4 for 2; persistence says 6 twice.
            maeByStep: [0, 2],
            persistenceByStep: [2, 4],
            windows: [{ truth: [4, 2], predicted: [4, 4] }],
          },
        ],
      },
    });
    expect(parseVerdict(JSON.parse(JSON.stringify(verdict)))).toEqual({ ok: true, value: verdict });
  });

  it('takes only the first columns where the exercise says so', () => {
    const input = {
      kind: 'windows' as const,
      inputSteps: 2,
      targetSteps: 2,
      columns: 1,
      targets: 'all' as const,
    };
    const exercise = { ...columnsExercise(), input };
    expect(encodeInputs(exercise, twoColumnManifest, heldOut).shape).toEqual([1, 2, 1]);
    expect(answersOf(exercise, twoColumnManifest, heldOut)).toMatchObject({ outputs: 2 });
  });

  it('advises on the column that gains least, and sees a copy of the last value', () => {
    expect(grade([2.5, 0, 1.5, 0])).toMatchObject({
      nextStep: expect.stringMatching(/forecast of 'level' gains least/) as string,
    });
    expect(grade([2, 1, 2, 1])).toMatchObject({
      nextStep: expect.stringMatching(/Every column is as far off as repeating its last value/) as string,
    });
  });
});

describe('per-column', () => {
  const check: Check = { id: 'columns', kind: 'per-column', metric: 'mae', baseline: 'persistence-all' };
  const finding = (predictions: readonly number[], over: Partial<typeof check> = {}) => {
    const verdict = grade(predictions, columnsExercise([{ ...check, ...over }]));
    return 'checks' in verdict ? verdict.checks.find(({ id }) => id === 'columns') : undefined;
  };

  it('passes when every column beats its own baseline', () => {
    expect(finding([3, 0, 1, 0])).toMatchObject({ passed: true, measured: '2 of 2 columns' });
  });

  it('names the columns that do not, with both errors in their unit', () => {
    const result = finding([2, 0, 2, 0]);
    expect(result).toMatchObject({ passed: false, measured: '1 of 2 columns', needed: '2 of 2 columns' });
    expect(result?.message).toContain('no better than by repeating the last value: level 10 against 10');
  });

  it('compares with the mean of the window where that is the baseline', () => {
    // Mean of the level 65: errors 15 and 5, mean 10; the forecast errs by 0 and 10.
    expect(finding([3, 0, 2, 0], { baseline: 'window-mean-all' })).toMatchObject({ passed: true });
  });
});
