import { describe, expect, it } from 'vitest';
import { averagePhases, phaseName, phaseOffset } from './seasonality.ts';

describe('averagePhases', () => {
  it('averages each phase and tells what the cycle explains', () => {
    // Phases 1 3 | 5 7: means 3 and 5; within 4 + 4 + 4 + 4 = 16; total about 4: 9 + 1 + 1 + 9 = 20.
    const phases = averagePhases(new Float32Array([1, 3, 5, 7]), 2, 0);
    expect(phases.means).toEqual([3, 5]);
    expect(phases.deviations).toEqual([2, 2]);
    expect(phases.explained).toBeCloseTo(1 - 16 / 20, 12);
  });
  it('begins at the offset and leaves out what is missing', () => {
    const phases = averagePhases(new Float32Array([1, NaN, 3, 4]), 3, 2);
    // Places 2, 0, 1, 2.
    expect([phases.means, phases.counts]).toEqual([
      [NaN, 3, 2.5],
      [0, 1, 2],
    ]);
  });
  it('explains all of a cycle that repeats, and nothing of no variation', () => {
    expect(averagePhases(new Float32Array([1, 2, 1, 2]), 2, 0).explained).toBe(1);
    expect(averagePhases(new Float32Array([5, 5]), 2, 0).explained).toBeNaN();
  });
});

describe('phases of the calendar', () => {
  it('begin in January, on Monday, at midnight', () => {
    expect(phaseOffset('1749-03-01', 'month', 12)).toBe(2);
    // A Friday.
    expect(phaseOffset('2004-01-09T05:00', 'hour', 168)).toBe(4 * 24 + 5);
    expect(phaseOffset('2000-06-05T00:30', 'half-hour', 48)).toBe(1);
    expect(phaseOffset('2001-01-22', 'day', 365)).toBe(21);
    expect(phaseOffset('2001-01-22', 'day', 30)).toBe(0);
  });
  it('have names', () => {
    expect(phaseName('month', 12, 2)).toBe('Mar');
    expect(phaseName('day', 7, 0)).toBe('Mon');
    expect(phaseName('day', 365, 31)).toBe('1 Feb');
    expect(phaseName('hour', 168, 25)).toBe('Tue 01:00');
    expect(phaseName('half-hour', 48, 27)).toBe('13:30');
    expect(phaseName('month', 132, 40)).toBe('40');
  });
});
