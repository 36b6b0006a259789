import { describe, expect, it } from 'vitest';
import { readBaseline } from './committed.ts';
import { naiveError, readFirstColumn } from './naive-forecasts.ts';

const ID = 'synthetic-season';

describe(ID, () => {
  const values = readFirstColumn(ID).flat();

  it('rises by one in a hundred hours at the mean height of its day', () => {
    const days = Array.from({ length: Math.floor(values.length / 24) }, (_, day) =>
      values.slice(24 * day, 24 * day + 24).reduce((sum, value) => sum + value / 24, 0),
    );
    const early = days.slice(0, 30).reduce((sum, value) => sum + value / 30, 0);
    const late = days.slice(-30).reduce((sum, value) => sum + value / 30, 0);
    // The level goes from 50 to 90, and a day’s shape has a mean of 0.963.
    expect((late - early) / ((days.length - 30) * 24)).toBeCloseTo(0.00963, 3);
  });

  it('peaks at nine in the morning and rests at night', () => {
    const byHour = Array.from({ length: 24 }, (_, hour) =>
      values.filter((_value, at) => at % 24 === hour).reduce((sum, value) => sum + value, 0),
    );
    expect(byHour.indexOf(Math.max(...byHour))).toBe(9);
    expect(byHour.indexOf(Math.min(...byHour))).toBeLessThanOrEqual(6);
  });

  it('states the errors of naive forecasts, two days to an hour', () => {
    expect(readBaseline(ID, 'persistence', 'mae') / naiveError(ID, 48, 1)).toBeCloseTo(1, 3);
    expect(readBaseline(ID, 'day-ago', 'mae') / naiveError(ID, 48, 1, 24)).toBeCloseTo(1, 3);
  });

  it('leaves the rule itself with no more than the noise', () => {
    // Mean absolute value of a normal draw of deviation 4: 4 × √(2/π) = 3.19.
    expect(Math.abs(readBaseline(ID, 'rule', 'mae') - 3.19)).toBeLessThan(0.3);
    expect(readBaseline(ID, 'rule', 'mae')).toBeLessThan(readBaseline(ID, 'ridge-autoregression', 'mae'));
  });
});
