import { describe, expect, it } from 'vitest';
import { cutByTime, timeAt } from './series-timeline.ts';

const rows = Array.from({ length: 20 }, (_, row) => [row, -row]);

describe('cutByTime', () => {
  it('cuts 20 rows in 14, 3 and 3, in their order, without breaks when none is missing', () => {
    const { parts, breaks } = cutByTime({ step: 'day', start: '2020-02-27', rows });
    expect([parts.train.count, parts.validation.count, parts.heldOut.count]).toEqual([14, 3, 3]);
    expect([...parts.validation.values]).toEqual([14, -14, 15, -15, 16, -16]);
    expect(breaks).toEqual({ train: [], validation: [], heldOut: [] });
    expect('breaks' in parts.train).toBe(false);
  });

  it('says where time jumps, by the row of the part, and to when', () => {
    // Hours 5 and 6 are missing before row 5, hour 20 before row 18.
    const steps = rows.map((_, row) => row + (row >= 5 ? 2 : 0) + (row >= 18 ? 1 : 0));
    const { parts, breaks } = cutByTime({ step: 'hour', start: '2020-02-28T20:00', rows, steps });
    expect(breaks.train).toEqual([{ row: 5, at: '2020-02-29T03:00' }]);
    expect(breaks.heldOut).toEqual([{ row: 1, at: '2020-02-29T17:00' }]);
    expect([parts.train.breaks, parts.validation.breaks, parts.heldOut.breaks]).toEqual([
      [5],
      undefined,
      [1],
    ]);
  });

  it('refuses to begin a part after a gap, since no break could date its first row', () => {
    const steps = rows.map((_, row) => row + (row >= 14 ? 1 : 0));
    expect(() => cutByTime({ step: 'hour', start: '2020-01-01T00:00', rows, steps })).toThrow('at row 14');
  });
});

describe('timeAt', () => {
  it('counts days as dates and shorter steps as times, over a leap day', () => {
    expect(timeAt({ step: 'day', start: '2004-02-28' }, 2)).toBe('2004-03-01');
    expect(timeAt({ step: 'half-hour', start: '2004-02-29T23:30' }, 1)).toBe('2004-03-01T00:00');
  });
});
