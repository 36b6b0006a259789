import { describe, expect, it } from 'vitest';
import { autocorrelate, chanceBand, strongestLags } from './autocorrelation.ts';

function run(values: number[], lags: number) {
  const work = autocorrelate(new Float32Array(values), lags);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

describe('autocorrelate', () => {
  it('agrees with the formula worked by hand', () => {
    // Mean 2.5: −1.5 −0.5 0.5 1.5; squares 5; lag 1: 0.75 − 0.25 + 0.75 = 1.25; lag 2: −0.75 − 0.75; lag 3: −2.25.
    expect(run([1, 2, 3, 4], 9)).toEqual([1, 0.25, -0.3, -0.45]);
  });
  it('takes a missing value for the mean', () => {
    // Mean 2: −1, 0, 1, 0 with the gap at the end; squares 2; lag 1: 0; lag 2: −1.
    expect(run([1, 2, 3, NaN], 2)).toEqual([1, 0, -0.5]);
  });
  it('is not defined without variation', () => {
    expect(run([4, 4, 4], 1)).toEqual([NaN, NaN]);
  });
});

it('draws the band of chance at 1.96 deviations', () => {
  expect(chanceBand(400)).toBeCloseTo(0.098, 12);
});

it('names the period of a wave and its multiple', () => {
  const wave = Array.from({ length: 700 }, (_, at) => Math.sin((2 * Math.PI * at) / 7));
  const correlations = run(wave, 20);
  expect(strongestLags(correlations, chanceBand(700), 5)).toEqual([7, 14]);
  expect(strongestLags(run([5, 1, 4, 2, 8, 1, 9, 3], 7), 0.99, 5)).toEqual([]);
});
