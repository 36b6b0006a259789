import { describe, expect, it } from 'vitest';
import { fitRidge, prepareRidge } from './ridge-regression.ts';

describe('fitRidge', () => {
  it('finds the plane y = 2a − 3b + 5 without a penalty', () => {
    const xs = [
      [0, 0],
      [1, 0],
      [0, 1],
      [2, 3],
    ];
    const model = fitRidge(xs, [[5], [7], [2], [0]], 0);
    expect(model.predict([10, 1])[0]).toBeCloseTo(22, 9);
  });

  it('shrinks the slope and leaves the intercept free', () => {
    // x = −1, 1 and y = 8, 12: slope Σxy / (Σx² + λ) = 4 / (2 + 2) = 1 instead of 2, intercept 10.
    const model = fitRidge([[-1], [1]], [[8], [12]], 2);
    expect(model.predict([0])[0]).toBeCloseTo(10, 9);
    expect(model.predict([3])[0]).toBeCloseTo(13, 9);
  });

  it('says which column depends on the others', () => {
    expect(() => fitRidge([[1], [1], [1]], [[1], [2], [3]], 0)).toThrow('depends on the others');
  });

  it('fits several penalties from one pass over the rows, none changing the next', () => {
    // As above: slopes 4 / (2 + λ) for λ = 2, 0, 2.
    const fit = prepareRidge([[-1], [1]], [[8], [12]]);
    expect([2, 0, 2].map((penalty) => fit(penalty).predict([1])[0])).toEqual([11, 12, 11]);
  });
});
