import { describe, expect, it } from 'vitest';
import { type XySeries, fitScale, pathOf } from './xy-scale.ts';

const SIZE = { width: 208, height: 132, left: 100 };
const line = (x: number[], y: number[]): XySeries => ({ name: 'a', x, y, style: 'line', colour: 1 });

describe('fitScale', () => {
  it('spans the frame in x and leaves a margin in y', () => {
    // Frame: x 100 to 200, y 8 to 108; the margin in y is 4 % of 100.
    const scale = fitScale([line([0, 10], [0, 100])], SIZE, false);
    expect([scale?.toX(0), scale?.toX(10)]).toEqual([100, 200]);
    expect([scale?.toY(-4), scale?.toY(104)]).toEqual([108, 8]);
  });

  it('puts ticks on whole units where enough of them fit', () => {
    // 240 px in x: room for three ticks.
    const wide = { ...SIZE, width: 348 };
    expect(fitScale([line([5, 125], [0, 1])], wide, false, 12)?.xTicks).toEqual([60, 120]);
    expect(fitScale([line([5, 25], [0, 1])], wide, false, 12)?.xTicks).toEqual([10, 20]);
  });

  it('gives up on nothing but missing values', () => {
    expect(fitScale([line([NaN], [1])], SIZE, false)).toBeNull();
  });
});

describe('pathOf', () => {
  const scale = fitScale([line([0, 1, 2], [0, 1, 2])], SIZE, true);
  it('breaks a line at a missing value', () => {
    if (scale === null) throw new Error('no scale');
    expect(pathOf(line([0, 1, 2], [0, NaN, 2]), scale)).toMatch(/^M\S+ \S+M\S+ \S+$/);
    expect(pathOf(line([0, 1, 2], [0, 1, 2]), scale)).toMatch(/^M\S+ \S+L\S+ \S+L\S+ \S+$/);
  });
});
