import { describe, expect, it } from 'vitest';
import {
  binaryExercise,
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
  textManifest,
  textRows,
} from '../../tests/fixtures/grading-cases.ts';
import type { Levels } from './exercise.ts';
import { gradeEvidence } from './grade.ts';
import type { CheckResult, Evidence, Verdict } from './verdict.ts';

const manifest = imageManifest(['shirt', 'shoe', 'bag']);

/** Typed, where expect's own matcher is any. */
function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}

function checkOf(verdict: Verdict, kind: CheckResult['kind']): CheckResult {
  const check = 'checks' in verdict ? verdict.checks.find((candidate) => candidate.kind === kind) : undefined;
  if (check === undefined) throw new Error(`the verdict has no check of the kind ${kind}`);
  return check;
}

function gradeRegression(
  predictions: number[],
  targets: number[],
  over: Partial<Evidence> = {},
  levels?: Levels,
) {
  const exercise = regressionExercise(levels);
  const evidence = evidenceOf(exercise, predictions, over);
  return gradeEvidence({ exercise, manifest: tableManifest, evidence, heldOut: tableRows(targets) });
}

/** One row of three scores for each class named. */
function oneHot(classes: readonly number[]): number[] {
  return classes.flatMap((index) => [0, 1, 2].map((other) => Number(other === index)));
}

function gradeClasses(said: number[], labels: number[], over: Partial<Evidence> = {}) {
  const exercise = classificationExercise(undefined, [{ id: 'probabilities', kind: 'probabilities' }]);
  const evidence = evidenceOf(exercise, oneHot(said), over);
  return gradeEvidence({ exercise, manifest, evidence, heldOut: imageRows(labels) });
}

describe('gradeEvidence on numbers', () => {
  it('scores the highest level that the error reaches', () => {
    // Errors 1, 3 and 2: mean 2, which meets level 4 (at most 2) and misses level 5 (at most 1) by 1.
    const verdict = gradeRegression([1, 5, 9], [2, 2, 7]);
    expect(verdict).toMatchObject({ status: 'scored', score: 4, heldOutRows: 3 });
    expect(checkOf(verdict, 'levels')).toMatchObject({ passed: false, measured: 2, needed: 1 });
    expect(checkOf(verdict, 'levels').message).toMatch(
      /is 2 m \(95 % interval .*\): level 4 of 5\. Level 5 needs at most 1 m, so it is 1 m too high\./,
    );
  });

  it('passes at the bound itself and gives 0 beyond all levels', () => {
    expect(gradeRegression([3], [2])).toMatchObject({ status: 'passed', score: 5 });
    expect(gradeRegression([9], [2])).toMatchObject({ status: 'scored', score: 0 });
  });

  it('reports mean absolute, root mean squared and mean squared error', () => {
    // Errors 3 and −4: MAE 3.5, MSE 12.5, RMSE 3.535534.
    const verdict = gradeRegression([5, 0], [2, 4]);
    const metrics = 'metrics' in verdict ? verdict.metrics : [];
    expect(metrics.map(({ metric }) => metric)).toEqual(['mae', 'rmse', 'mse']);
    expect(metrics[0]?.value).toBe(3.5);
    expect(metrics[1]?.value).toBeCloseTo(3.535534, 6);
    expect(metrics[2]?.value).toBe(12.5);
    for (const { value, low, high } of metrics) expect(low <= value && value <= high).toBe(true);
  });

  it('lists the worst rows first', () => {
    const verdict = gradeRegression([1, 9, 4], [1, 2, 2]);
    expect(verdict).toMatchObject({
      details: {
        kind: 'regression',
        unit: 'm',
        points: [{ index: 0 }, { index: 1 }, { index: 2 }],
        worst: [
          { index: 1, truth: 2, predicted: 9 },
          { index: 2, truth: 2, predicted: 4 },
          { index: 0, truth: 1, predicted: 1 },
        ],
      },
    });
  });

  it('fails a diverged model rather than letting NaN through', () => {
    const verdict = gradeRegression([1, NaN], [1, 2]);
    expect(verdict).toMatchObject({ status: 'rejected', score: 0, metrics: [], details: null });
    expect(checkOf(verdict, 'finite')).toMatchObject({ passed: false, measured: 1, needed: 0 });
    expect(checkOf(verdict, 'levels')).toMatchObject({ passed: false, measured: null });
  });

  it('rejects infinite outputs too', () => {
    expect(gradeRegression([1, Infinity], [1, 2]).status).toBe('rejected');
  });

  it('never broadcasts: one answer for all rows is no prediction', () => {
    expect(gradeRegression([2], [2, 2, 2])).toMatchObject({ status: 'rejected', metrics: [] });
    expect(gradeRegression([2, 2, 2, 2, 2, 2], [2, 2, 2])).toMatchObject({ status: 'rejected', metrics: [] });
  });

  it('says that a model was never trained', () => {
    const verdict = gradeRegression([9], [2], { steps: 0 });
    expect(checkOf(verdict, 'levels').message).toMatch(/never trained: no fit call/);
    expect(verdict).toMatchObject({ nextStep: matching(/never trained/) });
    expect(checkOf(gradeRegression([9], [2], { steps: null }), 'levels').message).not.toMatch(
      /never trained/,
    );
  });
});

describe('gradeEvidence on classes', () => {
  it('counts arg-max hits with a Wilson interval', () => {
    // 8 of 10 right: level 4 of (0.2, 0.4, 0.6, 0.8, 0.9); interval as worked in intervals.test.ts.
    const verdict = gradeClasses([0, 0, 0, 1, 1, 1, 2, 2, 0, 0], [0, 0, 0, 1, 1, 1, 2, 2, 2, 2]);
    expect(verdict).toMatchObject({ status: 'scored', score: 4 });
    const accuracy = 'metrics' in verdict ? verdict.metrics[0] : undefined;
    expect(accuracy).toMatchObject({ metric: 'accuracy', value: 0.8 });
    expect(accuracy?.low).toBeCloseTo(0.490162, 5);
    expect(accuracy?.high).toBeCloseTo(0.943318, 5);
    expect(checkOf(verdict, 'levels').message).toContain('at least 0.9, so it is 0.1 short');
  });

  it('fills the confusion matrix, its sample rows and the worst errors', () => {
    const verdict = gradeClasses([0, 1, 1, 2], [0, 0, 1, 1]);
    expect(verdict).toMatchObject({
      details: {
        kind: 'classification',
        classNames: ['shirt', 'shoe', 'bag'],
        confusion: [
          [1, 1, 0],
          [0, 1, 1],
          [0, 0, 0],
        ],
        cellRows: [
          [[0], [1], []],
          [[], [2], [3]],
          [[], [], []],
        ],
        worst: [
          { index: 1, truth: 0, predicted: 1, confidence: 1 },
          { index: 3, truth: 1, predicted: 2, confidence: 1 },
        ],
      },
    });
  });

  it('caps at 4 what reaches level 5 but fails another check', () => {
    const labels = [0, 1, 2];
    const logits = oneHot(labels).map((score) => score * 5);
    const exercise = classificationExercise(undefined, [{ id: 'probabilities', kind: 'probabilities' }]);
    const evidence = evidenceOf(exercise, logits);
    const verdict = gradeEvidence({ exercise, manifest, evidence, heldOut: imageRows(labels) });
    expect(verdict).toMatchObject({ status: 'scored', score: 4 });
    expect(checkOf(verdict, 'levels').passed).toBe(true);
    expect(checkOf(verdict, 'probabilities')).toMatchObject({ passed: false, measured: 0, needed: 1 });
    expect(verdict).toMatchObject({ nextStep: matching(/softmax/) });
  });

  it('caps at 4 by a metric bound and says by how much it is missed', () => {
    const exercise = classificationExercise(
      [0.1, 0.2, 0.3, 0.4, 0.5],
      [{ id: 'f1', kind: 'metric', metric: 'macro-f1', bound: 0.9 }],
    );
    const labels = [0, 0, 0, 1, 2];
    const evidence = evidenceOf(exercise, oneHot([0, 0, 0, 1, 1]));
    const verdict = gradeEvidence({ exercise, manifest, evidence, heldOut: imageRows(labels) });
    expect(verdict).toMatchObject({ status: 'scored', score: 4 });
    // F1 1, 2/3 and 0: mean 0.5556, 0.3444 short of 0.9.
    expect(checkOf(verdict, 'metric').measured).toBeCloseTo(0.555556, 6);
    expect(checkOf(verdict, 'metric').message).toMatch(/0\.556; at least 0\.9 is needed: 0\.34 short/);
  });

  it('reads one sigmoid output', () => {
    const exercise = binaryExercise([{ id: 'probabilities', kind: 'probabilities' }]);
    const heldOut = textRows(['good', 'bad', 'film', 'good'], [1, 0, 0, 1]);
    const evidence = evidenceOf(exercise, [0.9, 0.2, 0.6, 0.7]);
    const verdict = gradeEvidence({ exercise, manifest: textManifest, evidence, heldOut });
    expect(verdict).toMatchObject({
      status: 'scored',
      score: 3,
      details: {
        confusion: [
          [1, 1],
          [0, 2],
        ],
      },
    });
    const details = 'details' in verdict ? verdict.details : null;
    // The wrong row says praise with 0.6.
    expect(details?.kind === 'classification' && details.worst[0]?.confidence).toBeCloseTo(0.6, 6);
  });
});

describe('gradeEvidence on forecasts', () => {
  const heldOut = seriesRows([40, 50, 60, 70, 80, 90]);
  const exercise = forecastExercise();

  it('turns standardised outputs into natural units', () => {
    // Answers 70, 80 and 80, 90. Outputs 1, 2, 3, 3 are 60, 70, 80, 80: errors 10, 10, 0, 10, mean 7.5.
    const evidence = evidenceOf(exercise, [1, 2, 3, 3]);
    const verdict = gradeEvidence({ exercise, manifest: seriesManifest, evidence, heldOut });
    expect(checkOf(verdict, 'levels').measured).toBe(7.5);
    expect(verdict).toMatchObject({
      status: 'scored',
      score: 4,
      heldOutRows: 2,
      details: {
        kind: 'forecast',
        // Step 1: errors 10 and 0; step 2: 10 and 10. Repeating 60 and 70 errs by 10, 20 and 10, 20.
        maeByStep: [5, 10],
        persistenceByStep: [10, 20],
        windows: [
          { start: 0, input: [40, 50, 60], truth: [70, 80], predicted: [60, 70] },
          { start: 1, input: [50, 60, 70], truth: [80, 90], predicted: [80, 80] },
        ],
      },
    });
  });

  it('explains an output of [2, 1] where [2] is needed', () => {
    const evidence = evidenceOf(exercise, [1, 2, 3, 3], { predictionShape: [2, 1], outputShape: [2, 1] });
    const verdict = gradeEvidence({ exercise, manifest: seriesManifest, evidence, heldOut });
    expect(verdict).toMatchObject({
      status: 'rejected',
      reason: matching(/stretched/),
    });
    expect(checkOf(verdict, 'output-shape')).toMatchObject({ measured: '[2, 1]', needed: '[2]' });
  });
});

describe('gates', () => {
  it('reject with the measured and the needed value', () => {
    const verdict = gradeRegression([1], [1], { parameters: 1234 });
    expect(verdict).toMatchObject({ status: 'rejected', score: 0 });
    expect(checkOf(verdict, 'parameters')).toMatchObject({ passed: false, measured: 1234, needed: 1000 });
    expect(verdict).toMatchObject({
      reason: matching(/1,234 parameters.*234 too many/),
    });
    expect(gradeRegression([1], [1], { sizeBytes: 5000 })).toMatchObject({
      status: 'rejected',
      reason: matching(/5 kB; at most 4 kB.*1 kB too many/),
    });
  });

  it('name layers that tfjs cannot build', () => {
    const verdict = gradeRegression([], [1], {
      foreignLayers: ['Lambda'],
      inputShape: [],
      outputShape: [],
      predictionShape: [],
    });
    expect(verdict).toMatchObject({ status: 'rejected', reason: matching(/Lambda/) });
    expect(checkOf(verdict, 'input-shape')).toMatchObject({ passed: false, measured: null });
  });

  it('reject a wrong input shape by its own words, not by the engine’s', () => {
    const verdict = gradeRegression([], [1], { inputShape: [3], predictionShape: [] });
    expect(verdict).toMatchObject({
      status: 'rejected',
      reason: matching(/takes \[3\].*come as \[2\]/),
    });
  });

  it('take an axis of any length at the input', () => {
    expect(gradeRegression([1], [1], { inputShape: [null] }).status).toBe('passed');
  });

  it('reject what could not be run, with the reason', () => {
    const predictError =
      'The model failed on the held-out rows: GatherV2: the index value 9 is not in [0, 4].';
    const verdict = gradeRegression([], [1], { predictError, predictionShape: [] });
    expect(verdict).toMatchObject({
      status: 'rejected',
      reason: predictError,
      nextStep: matching(/inputDim/),
    });
  });
});
