import { describe, expect, it } from 'vitest';
import { PARTS, readBaseline, readFloats, readManifest } from './committed.ts';

describe('sunspots', () => {
  const manifest = readManifest('sunspots');

  it('is 70, 15 and 15 % of 2,820 months in the order of time', () => {
    expect(PARTS.map((part) => manifest.parts[part].count)).toEqual([1974, 423, 423]);
    const ends = PARTS.map((part) => readFloats('sunspots', part, 'values')).map((values) => [
      values.at(0)?.toFixed(1),
      values.at(-1)?.toFixed(1),
    ]);
    // January 1749, and the last of all, December 1983.
    expect([ends[0]?.[0], ends[2]?.[1]]).toEqual(['58.0', '33.4']);
  });

  it('states the error of persistence over all windows of 60 months and the 12 after them', () => {
    const values = readFloats('sunspots', 'heldOut', 'values');
    let sum = 0;
    let count = 0;
    for (let now = 59; now + 12 < values.length; now++)
      for (let ahead = 1; ahead <= 12; ahead++, count++)
        sum += Math.abs((values[now + ahead] ?? NaN) - (values[now] ?? NaN));
    expect(count).toBe(352 * 12);
    expect(readBaseline('sunspots', 'persistence', 'mae')).toBeCloseTo(sum / count, 2);
  });
});
