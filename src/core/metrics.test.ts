import { describe, expect, it } from 'vitest';
import type { Answers } from './answers.ts';
import { finishMetric, meanOf, predictedClasses, probabilityShare, rowLosses } from './metrics.ts';

const f64 = (...values: number[]) => Float64Array.from(values);

function classes(labels: number[], outputs: number): Answers {
  return {
    kind: 'classes',
    rows: labels.length,
    outputs,
    labels: Uint8Array.from(labels),
    classNames: outputs === 1 ? ['no', 'yes'] : Array.from({ length: outputs }, (_, i) => `c${i}`),
  };
}

function numbers(values: number[], outputs: number): Answers {
  return {
    kind: 'values',
    rows: values.length / outputs,
    outputs,
    values: Float32Array.from(values),
  };
}

describe('predictedClasses', () => {
  it('takes the largest score, the first of equals', () => {
    expect([...predictedClasses(f64(0.1, 0.7, 0.2, 0.4, 0.4, 0.2, 0, 0.3, 0.7), 3)]).toEqual([1, 0, 2]);
  });

  it('reads one sigmoid output as class 1 above a half only', () => {
    expect([...predictedClasses(f64(0.2, 0.5, 0.500001, 1), 1)]).toEqual([0, 0, 1, 1]);
  });

  it('gives a row with NaN no class, wherever the NaN stands', () => {
    expect([...predictedClasses(f64(NaN, 1, 0, 1, 0, NaN), 3)]).toEqual([-1, -1]);
    expect([...predictedClasses(f64(NaN), 1)]).toEqual([-1]);
  });
});

describe('rowLosses', () => {
  it('counts hits for accuracy', () => {
    // Rows say 1, 0, 2; the answers are 1, 2, 2: two of three.
    const hits = rowLosses('accuracy', f64(0, 1, 0, 1, 0, 0, 0, 0, 1), classes([1, 2, 2], 3));
    expect([...hits]).toEqual([1, 0, 1]);
    expect(meanOf(hits)).toBeCloseTo(2 / 3, 12);
  });

  it('takes −ln of the probability given to the truth', () => {
    // −ln 0.5 = 0.693147, −ln 0.25 = 1.386294; mean 1.039721.
    const losses = rowLosses('log-loss', f64(0.5, 0.25, 0.25, 0.25, 0.5, 0.25), classes([0, 2], 3));
    expect(meanOf(losses)).toBeCloseTo(1.039721, 6);
  });

  it('takes perplexity as exp of the log loss', () => {
    // −ln 0.5 and −ln 0.125: exp of the mean is 1 / sqrt(0.5 · 0.125) = 4.
    const losses = rowLosses('perplexity', f64(0.5, 0.5, 0.125, 0.875), classes([0, 0], 2));
    expect(finishMetric('perplexity', meanOf(losses))).toBeCloseTo(4, 10);
  });

  it('takes 1 − p for class 0 of one sigmoid output', () => {
    // −ln(1 − 0.2) = 0.223144, −ln 0.9 = 0.105361.
    const losses = rowLosses('log-loss', f64(0.2, 0.9), classes([0, 1], 1));
    expect(losses[0]).toBeCloseTo(0.223144, 6);
    expect(losses[1]).toBeCloseTo(0.105361, 6);
  });

  it('clips a certain mistake at 1e-7 rather than letting it be infinite', () => {
    // −ln 1e-7 = 16.118096.
    expect(rowLosses('log-loss', f64(1), classes([0], 1))[0]).toBeCloseTo(16.118096, 5);
    // Certainty that is right costs −ln(1 − 1e-7), not 0.
    expect(rowLosses('log-loss', f64(1), classes([1], 1))[0]).toBeCloseTo(1e-7, 12);
  });

  it('cannot be gamed by scores that are no probabilities', () => {
    expect(rowLosses('log-loss', f64(1, 1, 1), classes([2], 3))[0]).toBeNaN();
    expect(rowLosses('log-loss', f64(3), classes([1], 1))[0]).toBeNaN();
    expect(rowLosses('log-loss', f64(-0.1, 0.6, 0.5), classes([1], 3))[0]).toBeNaN();
  });

  it('measures errors over the outputs of a row', () => {
    // Errors 1, −3 and 0, 2. MAE (1 + 3 + 0 + 2) / 4 = 1.5; MSE (1 + 9 + 0 + 4) / 4 = 3.5; RMSE 1.870829.
    const predictions = f64(2, 1, 5, 8);
    const answers = numbers([1, 4, 5, 6], 2);
    expect([...rowLosses('mae', predictions, answers)]).toEqual([2, 1]);
    expect(meanOf(rowLosses('mae', predictions, answers))).toBe(1.5);
    expect(meanOf(rowLosses('mse', predictions, answers))).toBe(3.5);
    expect(finishMetric('rmse', meanOf(rowLosses('rmse', predictions, answers)))).toBeCloseTo(1.870829, 6);
  });

  it('lets a NaN prediction make the metric NaN', () => {
    expect(meanOf(rowLosses('mae', f64(1, NaN), numbers([1, 2], 1)))).toBeNaN();
  });
});

describe('probabilityShare', () => {
  it('wants rows of several outputs to sum to one', () => {
    expect(probabilityShare(f64(0.5, 0.5, 0.5, 0.6, 0.5, 0.5005, -0.5, 1.5), 2)).toBe(0.5);
  });

  it('wants a single output within 0 and 1', () => {
    expect(probabilityShare(f64(0, 1, 0.3, 1.0001, -0.1), 1)).toBe(0.6);
  });
});
