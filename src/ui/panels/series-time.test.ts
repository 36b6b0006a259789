import { expect, it } from 'vitest';
import { formatDate } from './series-time.ts';

it('counts months, days and hours on from the first row, in UTC', () => {
  expect(formatDate('1749-01-01', 'month', 228)).toBe('1768-01');
  expect(formatDate('2020-02-28', 'day', 2)).toBe('2020-03-01');
  expect(formatDate('2014-07-01T00:00:00Z', 'half-hour', 49)).toBe('2014-07-02 00:30');
  expect(formatDate('2014-07-01T00:00:00Z', 'hour', 25)).toBe('2014-07-02 01:00');
});
