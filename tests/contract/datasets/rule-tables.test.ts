import { describe, expect, it } from 'vitest';
import { PARTS, readFloats } from './committed.ts';

/** Two held-out points of each set, worked out by hand from its rule. */
const RULES = [
  { id: 'ten-points', points: { '-20': 34, '3.5': -1.25 } },
  { id: 'six-houses', points: { '7': 375_000, '12': 600_000 } },
];

describe.each(RULES)('$id', ({ id, points }) => {
  it('follows its rule to the last digit', () => {
    const xs = [...readFloats(id, 'heldOut', 'features')];
    const ys = readFloats(id, 'heldOut', 'targets');
    for (const [x, y] of Object.entries(points)) expect(ys[xs.indexOf(Number(x))]).toBe(y);
  });

  it('has all points of all parts on one line', () => {
    const xs = PARTS.flatMap((part) => [...readFloats(id, part, 'features')]);
    const ys = PARTS.flatMap((part) => [...readFloats(id, part, 'targets')]);
    const slope = ((ys[1] ?? NaN) - (ys[0] ?? NaN)) / ((xs[1] ?? NaN) - (xs[0] ?? NaN));
    expect(ys.map((y, at) => y - slope * (xs[at] ?? NaN))).toEqual(
      ys.map(() => (ys[0] ?? NaN) - slope * (xs[0] ?? NaN)),
    );
  });

  it('asks about points beyond the ones to learn from', () => {
    expect(Math.max(...readFloats(id, 'heldOut', 'features'))).toBeGreaterThan(
      Math.max(...readFloats(id, 'train', 'features')),
    );
  });
});
