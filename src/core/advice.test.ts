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
import type { Exercise } from './exercise.ts';
import { type GradingCase, gradeEvidence } from './grade.ts';
import type { Evidence } from './verdict.ts';

function nextStep(grading: GradingCase): string {
  const verdict = gradeEvidence(grading);
  return 'nextStep' in verdict ? verdict.nextStep : '';
}

function adviseNumbers(
  predictions: number[],
  targets: number[],
  over: Partial<Evidence> = {},
  exercise: Exercise = regressionExercise(),
): string {
  const evidence = evidenceOf(exercise, predictions, over);
  return nextStep({ exercise, manifest: tableManifest, evidence, heldOut: tableRows(targets) });
}

function adviseClasses(said: number[], labels: number[], more: Partial<GradingCase> = {}): string {
  const exercise = classificationExercise();
  const predictions = said.flatMap((index) => [0, 1, 2].map((other) => Number(other === index)));
  return nextStep({
    exercise,
    manifest: imageManifest(['shirt', 'shoe', 'bag']),
    evidence: evidenceOf(exercise, predictions),
    heldOut: imageRows(labels),
    ...more,
  });
}

describe('the next step', () => {
  it('mends the gate that failed', () => {
    expect(adviseNumbers([], [1], { foreignLayers: ['Lambda'] })).toMatch(/Replace Lambda/);
    expect(adviseNumbers([], [1], { inputShape: [5] })).toMatch(/input shape/);
    expect(adviseNumbers([], [1], { predictionShape: [1, 1] })).toMatch(/output shape/);
    expect(adviseNumbers([NaN], [1])).toMatch(/learning rate/);
    expect(adviseNumbers([1], [1], { parameters: 9999 })).toMatch(/widest layer/);
  });

  it('asks for the pretrained layers where only the head is given', () => {
    const extra = [{ id: 'frozen', kind: 'frozen-layers', pretrained: 'mobilenet-v2' }] as const;
    expect(adviseNumbers([], [1], { inputShape: [1280] }, regressionExercise(undefined, extra))).toMatch(
      /one model of both parts/,
    );
  });

  it('sends an untrained model to fit', () => {
    expect(adviseNumbers([9, 8], [2, 3], { steps: 0 })).toMatch(/model\.fit/);
  });

  it('says when the model gives one class only', () => {
    expect(adviseClasses([1, 1, 1, 1], [0, 1, 2, 0])).toMatch(/says 'shoe' for every row/);
  });

  it('tells answers in another unit from answers that are all the same', () => {
    expect(adviseNumbers([3.7, 4.2, 6.1], [375_000, 420_000, 610_000])).toMatch(/in another unit/);
    expect(adviseNumbers([4, 4, 4], [375_000, 420_000, 610_000])).toMatch(/predicts 4 for every row/);
  });

  it('recognises answers that were standardised', () => {
    const prices = [12, 18, 25, 31, 39];
    expect(adviseNumbers([-1.4, -0.7, 0, 0.7, 1.4], prices)).toMatch(/look standardised.*in m as they are/);
    // Around 0 is right where the truth is.
    expect(adviseNumbers([-1.4, -0.7, 0, 0.7, 1.4], [-2, -1, 0, 1, 2])).not.toMatch(/standardised/);
  });

  it('says when the model predicts one number only', () => {
    expect(adviseNumbers([4, 4, 4], [1, 3, 8])).toMatch(/predicts 4 for every row/);
  });

  it('names the easiest baseline that is still ahead', () => {
    const exercise: Exercise = {
      ...regressionExercise(),
      baselines: [
        { id: 'strong', title: 'the line', value: 2 },
        { id: 'weak', title: 'the mean', value: 4 },
      ],
    };
    // Errors 5 and 4: MAE 4.5 is worse than both; the mean comes first.
    expect(adviseNumbers([6, 0], [1, 4], {}, exercise)).toMatch(
      /4\.5 m is no better than.*'the mean' with 4 m/,
    );
    // Errors 3 and 3: only the line is ahead.
    expect(adviseNumbers([4, 1], [1, 4], {}, exercise)).toMatch(/'the line'/);
  });

  it('reads the curves when there are some', () => {
    const logs = (loss: number, validation: number) => ({ loss, val_loss: validation });
    const curves = [logs(1, 0.9), logs(0.7, 0.5), logs(0.4, 0.6), logs(0.2, 0.8)].map((entry, index) => ({
      epoch: index + 1,
      logs: entry,
    }));
    expect(adviseClasses([0, 1, 2, 2], [0, 1, 0, 1], { curves })).toMatch(/overfits.*epoch 2/);
  });

  it('calls a miss within the interval what it is', () => {
    // 17 of 20 right is 0.85; Wilson's upper end 0.9476 holds the next level, 0.9.
    const labels = Array.from({ length: 20 }, (_, row) => row % 3);
    const said = labels.map((label, row) => (row < 3 ? (label + 1) % 3 : label));
    expect(adviseClasses(said, labels)).toMatch(/Only 0\.05 are missing.*another seed/);
  });

  it('points at the pair of classes with most errors', () => {
    // 200 rows, 50 right (0.25, level 1): too far from level 2 at 0.4 for luck. Most shirts are taken for bags.
    const labels = Array.from({ length: 200 }, () => 0);
    const said = labels.map((_, row) => (row < 50 ? 0 : row < 80 ? 1 : 2));
    expect(adviseClasses(said, labels)).toMatch(/80 %\) take 'shirt' for 'bag'/);
  });

  it('recognises a forecast that copies the last value', () => {
    const exercise = forecastExercise([50, 40, 30, 20, 5]);
    // Windows end at 60 and 70, standardised 1 and 2.
    const grading = {
      exercise,
      manifest: seriesManifest,
      evidence: evidenceOf(exercise, [1, 1, 2, 2]),
      heldOut: seriesRows([40, 50, 60, 70, 80, 90]),
    };
    expect(nextStep(grading)).toMatch(/copies its newest input/);
  });

  it('does not call a forecast a copy that is as far off on average alone', () => {
    const exercise = forecastExercise([50, 40, 30, 20, 5]);
    // Off by 20 and then 10, where the last value is off by 10 and then 20.
    const grading = {
      exercise,
      manifest: seriesManifest,
      evidence: evidenceOf(exercise, [0, 2, 1, 3]),
      heldOut: seriesRows([40, 50, 60, 70, 80, 90]),
    };
    expect(nextStep(grading)).not.toMatch(/copies its newest input/);
  });

  it('tells a sure pass from a lucky one', () => {
    expect(adviseNumbers([1, 2, 3], [1, 2, 3])).toMatch(/whole interval/);
    // Errors 0, 0, 0 and 3.6: MAE 0.9 passes level 5 at 1, the bootstrap reaches beyond it.
    expect(adviseNumbers([1, 2, 3, 7.6], [1, 2, 3, 4])).toMatch(
      /up to [\d.]+, above the bar of 1: run two more seeds/,
    );
  });
});
